import TillRecords

extension RecordReading {
    /// What an observation says, for the page of its transaction.
    static func evidence(_ record: borrowing Record, masking: Bool) -> ReportEvidence {
        let kind = record.object(.source)?.string(.kind).flatMap(ReportEvidence.Kind.init(rawValue:)) ?? .bank
        var evidence = ReportEvidence(kind: kind, place: kind == .chat && masking ? line(record) : place(record))
        evidence.text = clean(record.string(.text), 200, masking)
        guard kind != .bank else { return evidence }
        evidence.day = record.date(.date)
        evidence.time = Plain.clean(record.string(.time) ?? "", limit: 8)
        evidence.money = record.decimal(.amount).flatMap { Money($0, record.currency(.currency) ?? .unknown) }
        evidence.merchant = clean(record.string(.merchant), 80, masking)
        evidence.words = clean(record.string(.message), 400, masking)
        evidence.member = Plain.clean(record.string(.member) ?? "", limit: 64)
        evidence.tax = Plain.clean(record.string(.tax) ?? "", limit: 24)
        evidence.tip = Plain.clean(record.string(.tip) ?? "", limit: 24)
        evidence.payment = payment(record)
        evidence.items = record.objects(.items).prefix(40).map { item in
            ReportEvidence.Item(text: clean(item.string(.text), 60, masking), amount: Plain.clean(item.string(.amount) ?? "", limit: 24))
        }
        evidence.crop = crop(record)
        evidence.needsReview = record.flag(.needsReview) ?? false
        return evidence
    }

    /// Why an earlier stage holds the observations to be one movement, without what they are about.
    static func reasons(_ record: borrowing Record) -> [String] {
        record.objects(.links).filter { $0.equals(.kind, "same") }.compactMap { $0.string(.why) }.map { Plain.clean($0, limit: 160) }
    }

    /// The largest picture that a page takes in, in signs of base64.
    private static let mostSigns = 16_384

    /// Nil when it is no small JPEG: what goes into an address of a page is checked sign by sign.
    private static func crop(_ record: borrowing Record) -> ReportEvidence.Crop? {
        guard let crop = record.object(.crop), let jpeg = crop.string(.jpeg), let width = crop.integer(.width),
            let height = crop.integer(.height), (1...2_000).contains(width), (1...2_000).contains(height)
        else { return nil }
        let signs = jpeg.utf8
        let isBase64 = signs.allSatisfy {
            $0 &- 48 < 10 || ($0 | 32) &- 97 < 26 || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "=")
        }
        guard jpeg.hasPrefix("/9j/"), signs.count <= mostSigns, isBase64 else { return nil }
        return ReportEvidence.Crop(width: width, height: height, jpeg: jpeg)
    }

    private static func payment(_ record: borrowing Record) -> String {
        guard let payment = record.object(.payment) else { return "" }
        let four = payment.string(.last4).map { Plain.clean($0, limit: 4) }
        let kind = Plain.clean(payment.string(.kind) ?? "", limit: 20)
        return [kind, four.map { "\u{2022}\u{2022}\u{2009}\($0)" } ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func line(_ record: borrowing Record) -> String {
        Plain.clean(record.object(.source)?.string(.place) ?? "", limit: 40)
    }

    private static func clean(_ text: String?, _ limit: Int, _ masking: Bool) -> String {
        let clean = Plain.clean(text ?? "", limit: limit)
        return masking ? Plain.masked(clean) : clean
    }
}
