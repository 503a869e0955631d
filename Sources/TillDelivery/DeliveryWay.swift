import Glibc
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

/// What keeps a target from being sent anything, as far as a look tells: its secrets, its program, its folder. Nothing is made or sent.
public enum TargetReadiness {
    public static func trouble(_ target: DeliveryTarget) -> Fault? {
        do throws(Fault) { _ = try DeliveryWays().ready(target) } catch { return error }
        switch target.way {
        case .folder(let path): return folder([path], target)
        case .maildir(let path): return folder(["tmp", "new", "cur"].map { "\(path)/\($0)" }, target)
        case .webhook, .sendmail: return nil
        }
    }

    /// The first of the folders that can neither be written into nor be made.
    private static func folder(_ paths: [String], _ target: DeliveryTarget) -> Fault? {
        for path in paths {
            guard let reason = reason(path) else { continue }
            return Fault(
                "deliver.folder", "nothing can be put into the folder of the target \(target.name): \(reason).",
                remedy: "Name another one with folder:, or mend what stands there.", file: target.name + ".yaml", exit: .cannotCreate)
        }
        return nil
    }

    private static func reason(_ path: String) -> String? {
        var place = path
        var status = stat()
        while unsafe stat(place, &status) != 0 {
            if errno == EACCES { return "it is not allowed here" }
            if errno == ENOTDIR { return "a file stands where a folder should" }
            guard let slash = place.lastIndex(of: "/") else {
                place = "."
                continue
            }
            place = slash == place.startIndex ? "/" : String(place[..<slash])
        }
        guard status.st_mode & S_IFMT == S_IFDIR else { return "a file stands where a folder should" }
        return unsafe access(place, W_OK | X_OK) == 0 ? nil : "it is not allowed here"
    }
}
