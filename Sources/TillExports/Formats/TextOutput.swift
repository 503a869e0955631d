import TillStages

/// A text being written to a file or to standard output.
final class TextOutput<Format: TextFormat>: ExportOutput {
    private let file: DraftFile?
    private let plain: PlainOutput?
    private var isBegun = false

    init(_ place: ExportPlace) throws(Fault) {
        switch place {
        case .file(let path):
            file = try DraftFile(path)
            plain = nil
        case .standard:
            file = nil
            plain = PlainOutput()
        }
    }

    func add(_ ledger: ExportLedger) throws(Fault) {
        try begin()
        try write(Format.text(of: ledger))
    }

    func finish() throws(Fault) {
        try begin()
        try write(Format.tail)
        try file?.commit()
    }

    private func begin() throws(Fault) {
        guard !isBegun else { return }
        isBegun = true
        try write(Format.head)
    }

    private func write(_ text: String) throws(Fault) {
        guard !text.isEmpty else { return }
        try file?.write(text)
        try plain?.write(text)
    }
}
