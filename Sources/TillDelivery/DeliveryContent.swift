import TillRecords
import TillStages

/// What is sent: a page, some lines of text, or a record, about one household or none, as one reader may see it.
public struct DeliveryContent: Sendable, Equatable {
    /// The form it has.
    public enum Form: String, Sendable {
        case html, text, json

        /// Media type.
        var media: String {
            switch self {
            case .html: "text/html; charset=utf-8"
            case .text: "text/plain; charset=utf-8"
            case .json: "application/json"
            }
        }

        var ending: String { self == .text ? "txt" : rawValue }
    }

    public let kind: DeliveryTarget.Kind
    public let household: String?
    /// Whose view it is; nil for the household's whole one.
    public let member: String?
    public let period: String
    public let subject: String
    public let form: Form
    public let body: String

    public init(
        _ kind: DeliveryTarget.Kind, household: String?, member: String?, period: String, subject: String, form: Form, body: String
    ) {
        self.kind = kind
        self.household = household
        self.member = member
        self.period = period
        self.subject = subject
        self.form = form
        self.body = body
    }

    /// `ng-ana-report-2025-03.html`
    var fileName: String {
        ([household, member].compactMap { $0 } + [kind.rawValue, period]).joined(separator: "-") + "." + form.ending
    }

    /// The same for the same content, target, reader and period, and for no other.
    func idempotencyKey(target: String, key: [UInt8]) -> String {
        let parts = [
            "till delivery 1", target, kind.rawValue, household ?? "", member ?? "", period, form.rawValue,
            Digest.sha256(Array(body.utf8)).hex,
        ]
        return Digest.hmac(Array(parts.joined(separator: "\n").utf8), key: key).shortHex
    }

    /// The bytes that go to a target.
    public func payload(_ delivery: Delivery, to target: DeliveryTarget) -> [UInt8] {
        switch target.way {
        case .webhook: Array((envelope(delivery).text + "\n").utf8)
        case .maildir, .sendmail: MailMessage(self, delivery, from: target.from, to: target.to).bytes
        case .folder: Array(body.utf8)
        }
    }

    /// What a webhook gets.
    private func envelope(_ delivery: Delivery) -> Record {
        var record = Record(type: "delivery")
        record.set(.id, string: delivery.key)
        record.set(.kind, string: kind.rawValue)
        if let household { record.set(.household, string: household) }
        if let member { record.set(.member, string: member) }
        record.set(.period, string: period)
        record.set(.subject, string: subject)
        record.set(.made, integer: delivery.made)
        record.set(.media, string: form.media)
        record.set(.content, string: body)
        return record
    }
}
