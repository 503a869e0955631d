import TillFigures
import TillHousehold
import TillRecords

/// Records as the pages need them. Nil where a record lacks what a page cannot do without.
enum RecordReading {
    enum RecordError: Error {
        /// No date or no amount: nothing to put on a day.
        case incomplete
        /// More decimals than the currency has, or more digits than fit.
        case amount
    }

    /// Whether a record can stand on a page: throws what it lacks. A void one lacks nothing and stands on none.
    static func check(_ record: borrowing Record) throws(RecordError) {
        guard !record.equals(.status, "void") else { return }
        guard record.date(.date) != nil, let amount = record.decimal(.amount) else { throw .incomplete }
        guard Money(amount, record.currency(.currency) ?? .unknown) != nil else { throw .amount }
    }

    /// - Parameter row: the same record as the figures read it.
    static func transaction(_ record: borrowing Record, _ row: LedgerTransaction, masking: Bool) -> ReportTransaction {
        let category = record.object(.category)
        var made = ReportTransaction(
            id: Plain.clean(row.id, limit: 64), day: row.day, account: row.account, money: row.money, minor: row.home, flow: row.flow,
            counting: row.counting, merchant: text(record, .merchant, masking), text: text(record, .text, masking),
            kind: Plain.clean(record.string(.kind) ?? record.string(.direction) ?? "", limit: 20),
            category: name(row.category, row.label),
            by: category?.string(.by) ?? "", certainty: percent(category?.number(.confidence)), status: row.status,
            sources: record.strings(.observations), needsReview: row.needsReview, reasons: reasons(record))
        made.approval = Plain.clean(record.string(.approval) ?? "", limit: 20)
        made.isReversal = row.isReversal
        made.isUnknown = row.category == UnknownCategory.name
        made.isMoot = row.isMoot
        made.isSavingsInterest = row.isSavingsInterest
        made.doubt = record.has(.candidates) ? nil : row.doubt
        made.parts = row.splits.map {
            ReportTransaction.Part(minorUnits: $0.home, category: Plain.clean(name($0.category, $0.label), limit: 80))
        }
        guard record.has(.decisions) || record.has(.tags) || record.has(.notes) else { return made }
        made.tags = row.tags.prefix(8).map { mask(Plain.clean($0, limit: 40), masking) }
        made.notes = record.strings(.notes).prefix(8).map { mask(Plain.clean($0, limit: 200), masking) }
        return made
    }

    private static func name(_ category: String, _ label: String) -> String { label.isEmpty ? category : label }

    /// `giro.csv, line 12`
    static func place(_ record: borrowing Record) -> String {
        guard let source = record.object(.source) else { return "" }
        let parts = [source.string(.file), source.string(.place)].compactMap { $0 }
        return Plain.clean(Plain.masked(parts.joined(separator: ", "), keepingDates: true))
    }

    static func question(_ record: borrowing Record, masking: Bool) -> Question {
        let isReject = record.equals(.type, .reject)
        let sentence = record.string(isReject ? .reason : .message) ?? "something could not be read."
        let remedy = text(record, .remedy, masking)
        // Whose files of one pattern are is asked once.
        let isOfPattern = record.equals(.code, "bank.account-unknown")
        var question = Question(
            weight: isReject ? .urgent : remedy.isEmpty ? .minor : .open, subject: file(record, masking, asPattern: isOfPattern),
            sentence: mask(Plain.clean(sentence, limit: 240), masking), place: text(record, .place, masking), answer: remedy)
        question.code = Plain.clean(record.string(.code) ?? "", limit: 80)
        if let document = record.string(.document) { question.documents = [Plain.clean(document, limit: 64)] }
        question.isEnclosed = record.has(.within)
        question.settings = record.strings(.settings).prefix(8).map { Plain.clean($0, limit: 40) }
        return question
    }

    private static func file(_ record: borrowing Record, _ masking: Bool, asPattern: Bool) -> String {
        let file = Plain.clean(record.string(.file) ?? "")
        let name = asPattern ? HouseholdFile.pattern(of: file) : file
        return masking ? Plain.masked(name, keepingDates: true) : name
    }

    private static func percent(_ confidence: Double?) -> Int? {
        guard let confidence, (0...1).contains(confidence) else { return nil }
        return Int((confidence * 100).rounded())
    }

    private static func text(_ record: borrowing Record, _ key: Key, _ masking: Bool) -> String {
        mask(Plain.clean(record.string(key) ?? "", limit: 200), masking)
    }

    private static func mask(_ text: String, _ masking: Bool) -> String { masking ? Plain.masked(text) : text }
}

/// Recurring movements as the pages need them.
extension RecordReading {
    /// Nil without an id.
    static func series(_ record: borrowing Record, masking: Bool) -> ReportSeries? {
        guard let id = record.string(.id) else { return nil }
        func shown(_ text: String?) -> String {
            let clean = Plain.clean(text ?? "", limit: 80)
            return masking ? Plain.masked(clean) : clean
        }
        let currency = record.currency(.currency) ?? .unknown
        let name = shown(record.string(.name))
        return ReportSeries(
            id: Plain.clean(id, limit: 64), name: name.isEmpty ? ReportSeries.unnamed : name,
            kind: Plain.clean(record.string(.kind) ?? "", limit: 20),
            period: record.string(.period).flatMap(SeriesPeriod.init(rawValue:)) ?? .monthly, money: money(record, .amount, currency),
            isPrice: record.equals(.pattern, "fixed") || record.equals(.pattern, "stepped"), was: money(record, .was, currency),
            changed: record.date(.changed), last: record.date(.last), next: record.date(.next),
            status: record.string(.status).flatMap(ReportSeries.Status.init(rawValue:)) ?? .active,
            missed: record.strings(.missed).compactMap { Day($0) }, parts: record.object(.instalments).flatMap { parts($0, currency) },
            declared: record.object(.declared).map { declared in
                ReportSeries.Declared(
                    money: money(declared, .amount, currency), difference: money(declared, .difference, currency))
            },
            why: Plain.clean(record.string(.why) ?? "", limit: 200),
            transactions: record.strings(.transactions).map { Plain.clean($0, limit: 64) })
    }

    private static func parts(_ record: borrowing Record, _ currency: Currency) -> ReportSeries.Parts? {
        guard let number = record.integer(.number), let of = record.integer(.of), let remaining = record.integer(.remaining) else {
            return nil
        }
        return ReportSeries.Parts(number: number, of: of, remaining: remaining, owed: money(record, .owed, currency))
    }

    private static func money(_ record: borrowing Record, _ key: Key, _ currency: Currency) -> Money? {
        record.decimal(key).flatMap { Money($0, currency) }
    }
}

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
