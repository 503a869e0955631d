import TillHousehold
import TillRecords
import TillReports
import TillRun
import TillStages

/// What a reader asks as an item of the queue, with the answers that are kept in the book.
struct ReviewQuestion {
    private let matters: ReviewMatters
    private let matter: OpenMatters.Matter

    init(_ matters: ReviewMatters, _ matter: OpenMatters.Matter) {
        self.matters = matters
        self.matter = matter
    }

    private var household: String { matters.ledger.household }

    /// A question without any text is none that a reader asks.
    var item: ReviewItem {
        let question = matter.question
        let title = [question?.subject, question?.place].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
        var item = ReviewItem(
            kind: .question, household: household, title: title.isEmpty ? household : title, sentence: question?.sentence ?? "")
        guard let question else { return item }
        item.rank = question.weight == .urgent ? 1 : 4
        item.answer = question.quoted + question.answer
        item.documents = question.documents.sorted()
        item.choices = choices(question)
        // What can be answered here needs no option and no file.
        if item.choices.contains(where: { $0.decision.first == "answer" }) { item.answer = "" }
        return item
    }

    private func choices(_ question: Question) -> [ReviewChoice] {
        var found = question.code == "bank.account-unknown" ? accounts : settings(question.settings)
        found += days(of: question)
        // What lies in another document is read with it.
        if !question.documents.isEmpty, question.weight == .urgent {
            let what =
                question.isEnclosed ? "ignore what lies in it" : "ignore \(question.documents.count == 1 ? "this file" : "these files")"
            found.append(ReviewChoice(key: "x", words: what, decision: ["ignore", matter.key], household: household))
        }
        if question.weight != .urgent || question.documents.isEmpty { found.append(matters.known(matter, "it is known")) }
        return found
    }

    /// Which account a file is of: each that the household declares, or a new one.
    private var accounts: [ReviewChoice] {
        let declared = matters.file?.documentedAccounts.map(\.id) ?? []
        var found = zip("123456789", declared).map { key, id in answer(key, "it is \(id)", ["account=\(id)"]) }
        found.append(
            ReviewChoice(
                key: "n", words: "a new account \u{2026}", decision: ["answer", matter.key], prompt: "kind of account", placeholder: "KIND",
                before: "account=new:", household: household))
        return found
    }

    private func answer(_ key: Character, _ words: String, _ said: [String]) -> ReviewChoice {
        ReviewChoice(key: key, words: words, decision: ["answer", matter.key] + said, household: household)
    }

    /// One choice for each setting; where two are open, one for each pair.
    private func settings(_ settings: [String]) -> [ReviewChoice] {
        var names: [String] = []
        var byName: [String: [(name: String, value: String)]] = [:]
        for setting in settings {
            let parts = setting.split(separator: ":", maxSplits: 1).map { $0.drop { $0 == " " } }
            guard parts.count == 2 else { continue }
            let name = String(parts[0])
            if byName[name] == nil { names.append(name) }
            byName[name, default: []].append((name, String(parts[1])))
        }
        var ways: [[(name: String, value: String)]] = names.isEmpty ? [] : [[]]
        for name in names.prefix(2) { ways = ways.flatMap { way in (byName[name] ?? []).map { way + [$0] } } }
        return zip("123456789", ways).map { key, way in
            let words = way.map { ReviewQuestion.words($0.name, $0.value) }.joined(separator: ", ")
            return answer(key, words, way.map { "\($0.name)=\($0.value)" })
        }
    }

    /// What a setting says, for somebody who does not know it.
    private static func words(_ name: String, _ value: String) -> String {
        let said: [String: String] = [
            "date-order DMY": "day first", "date-order MDY": "month first", "date-order YMD": "year first",
            "sign negative-out": "a minus is money out", "sign positive-out": "a plus is money out", "decimal point": "a decimal point",
            "decimal comma": "a decimal comma", "unit whole": "whole units", "unit hundredth": "hundredths",
        ]
        return said["\(name) \(value)"] ?? "\(name): \(value)"
    }

    /// The days of what could not become a transaction without one.
    private func days(of question: Question) -> [ReviewChoice] {
        guard ["dedupe.no-date", "dedupe.far-date"].contains(question.code) else { return [] }
        let isFar = question.code == "dedupe.far-date"
        let joined = Set(matters.ledger.transactions.flatMap { $0.strings(.observations) })
        let open = matters.ledger.observations.first { one in
            let id = one.string(.id) ?? ""
            let document = one.object(.source)?.string(.document) ?? ""
            return one.has(.date) == isFar && !joined.contains(id) && question.documents.contains(document)
        }
        guard let open, let id = open.string(.id).map(ReviewMatters.short) else { return [] }
        return ReviewMatters.days(open.strings(.dates), id) + [matters.correction("d", "the day is", id, "date", "DAY")]
    }
}
