import TillStages

/// What goes out in one attempt.
public struct Parcel: Sendable {
    public let delivery: Delivery
    public let payload: [UInt8]
    /// Seconds since 1970.
    public let time: Int
    /// Used once: 32 hexadecimal digits.
    public let nonce: String
}

/// Sends one parcel, and says what came of it.
public typealias ReadyWay = (Parcel) -> SendOutcome

/// How things are sent to a target of some kind.
public protocol DeliveryWay {
    /// Makes ready what all attempts need, such as its secrets. Throws what is wrong with the target's settings.
    func ready(_ target: DeliveryTarget) throws(Fault) -> ReadyWay
}

/// The ways that there are. A new one is one line here.
public struct DeliveryWays: DeliveryWay {
    public init() {}

    public func ready(_ target: DeliveryTarget) throws(Fault) -> ReadyWay {
        switch target.way {
        case .webhook(let address): try WebhookPost(address).ready(target)
        case .maildir(let folder): try MailDrop(place: .maildir(folder)).ready(target)
        case .sendmail(let program): try MailDrop(place: .program(program)).ready(target)
        case .folder(let folder): try FolderDrop(folder: folder).ready(target)
        }
    }
}
