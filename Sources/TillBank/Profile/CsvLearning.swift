import TillRecords

/// What tables prove and tables with the same titles leave open: learnt from the documents that are read together, whatever their
/// order, and used only where a table itself decides nothing.
final class CsvLearning {
    /// What the tables of one kind prove, each with the first document that does; nil for `value` where two contradict each other.
    private struct Proofs {
        var dateOrder: Proof<DateOrder>?
        var decimal: Proof<UInt8>?
        var turned: Proof<Bool>?
    }

    struct Proof<Value: Equatable> {
        var value: Value?
        var because: String

        mutating func hear(_ other: Value) { if value != other { value = nil } }
    }

    /// Tables of one kind: the same titles, and the same account or, with titles enough to know a bank by, none.
    private struct Kind: Hashable {
        var fingerprint: CsvFingerprint
        var account: String
    }

    private var proofs: [Kind: Proofs] = [:]
    /// Everything was read once: what was learnt is used now.
    var isComplete = false

    /// So many titles are no accident: tables of different banks do not share them.
    private static let telling = 5

    /// Hears what a table proves by itself.
    func hear(_ proven: CsvLayout.AllProven, titles: [[UInt8]], account: String, file: String) {
        for kind in kinds(CsvFingerprint(titles), account) {
            var all = proofs[kind] ?? Proofs()
            CsvLearning.add(proven.dateOrder, &all.dateOrder, file)
            CsvLearning.add(proven.decimal, &all.decimal, file)
            CsvLearning.add(proven.turned, &all.turned, file)
            proofs[kind] = all
        }
    }

    private static func add<Value>(_ found: CsvLayout.Proven<Value>?, _ proof: inout Proof<Value>?, _ file: String) {
        guard let found else { return }
        if proof == nil {
            proof = Proof(value: found.value, because: "\(file) with the same titles proves: \(found.because)")
        } else {
            proof?.hear(found.value)
        }
    }

    /// Kinds that a table is of: that of its account, and that of its titles alone where they are telling.
    private func kinds(_ fingerprint: CsvFingerprint, _ account: String) -> [Kind] {
        var kinds: [Kind] = []
        if !account.isEmpty, fingerprint.count >= 3 { kinds.append(Kind(fingerprint: fingerprint, account: account)) }
        if fingerprint.count >= CsvLearning.telling { kinds.append(Kind(fingerprint: fingerprint, account: "")) }
        return kinds
    }

    /// The answers with what was learnt for the open questions; nil when nothing was.
    func completed(_ answers: CsvAnswers, _ questions: [CsvQuestion], titles: [[UInt8]], account: String) -> CsvAnswers? {
        guard isComplete else { return nil }
        var found = answers
        let open = Set(questions.map(\.code))
        for kind in kinds(CsvFingerprint(titles), account) {
            guard let all = proofs[kind] else { continue }
            if open.contains("bank.csv.ambiguous-date"), found.dateOrder == nil, let proof = all.dateOrder, let order = proof.value {
                (found.dateOrder, found.dateOrderFrom) = (order, proof.because)
                found.learnt.append("its dates were read as \(order.rawValue), as \(proof.because)")
            }
            if open.contains("bank.csv.ambiguous-decimal"), found.decimalMark == nil, let proof = all.decimal, let mark = proof.value {
                (found.decimalMark, found.decimalFrom) = (mark, proof.because)
                let word = mark == NumberText.comma ? "comma" : "point"
                found.learnt.append("its decimal mark was read as \(word), as \(proof.because)")
            }
            if open.contains("bank.csv.ambiguous-sign"), found.turned == nil, let proof = all.turned, let turned = proof.value {
                (found.turned, found.signFrom) = (turned, proof.because)
                found.learnt.append("its \(turned ? "positive" : "negative") amounts were read as money leaving, as \(proof.because)")
            }
        }
        return found.learnt.count > answers.learnt.count ? found : nil
    }

    /// Questions that another table can answer.
    static func mayLearn(_ code: String) -> Bool {
        ["bank.csv.ambiguous-date", "bank.csv.ambiguous-decimal", "bank.csv.ambiguous-sign"].contains(code)
    }
}
