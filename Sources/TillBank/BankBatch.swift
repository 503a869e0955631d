import TillStages

/// Documents that are read together, and those of them that wait for what the others prove.
struct BankBatch {
    struct Held {
        var document: Document
        /// What a person is told it is called.
        var shown: String
    }

    let learning = CsvLearning()
    private var held: [Held] = []
    private var size = 0

    /// Documents that wait are in memory: so many bytes of them at most.
    private static let most = 64 << 20

    /// Whether the document waits: others may answer its question, and have not all been read.
    mutating func hold(_ document: Document, _ fault: Fault, shown: String? = nil) -> Bool {
        guard CsvLearning.mayLearn(fault.code), !learning.isComplete, size + document.bytes.count <= BankBatch.most else { return false }
        size += document.bytes.count
        held.append(Held(document: document, shown: shown ?? document.name))
        return true
    }

    /// All were read once; gives those that wait.
    mutating func complete() -> [Held] {
        learning.isComplete = true
        defer { held = [] }
        return held
    }
}
