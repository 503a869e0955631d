import TillStages

/// A format of other systems: one file that conforms, and one line in `ExportCatalogue`.
protocol ExportFormat: Sendable {
    /// The option that asks for it: `hledger`.
    static var name: String { get }
    /// What its option's help says.
    static var help: String { get }
    /// Its file in a household's folder: `ledger.journal`.
    static var file: String { get }
    /// Raised with every change of columns, order or layout; the file says it.
    static var layout: Int { get }
    /// Whether one file may hold several households.
    static var holdsSeveral: Bool { get }
    /// Opens a file of the format. Throws when it cannot be made.
    static func open(_ place: ExportPlace) throws(Fault) -> any ExportOutput
}

/// Where an export goes.
enum ExportPlace {
    case file(String)
    /// Standard output, in place of the stream.
    case standard
}

/// An export being written. Nothing of it is to be seen before `finish`.
protocol ExportOutput: AnyObject {
    func add(_ ledger: ExportLedger) throws(Fault)
    func finish() throws(Fault)
}

/// A format that is text, household after household.
protocol TextFormat: ExportFormat {
    static var head: String { get }
    static func text(of ledger: ExportLedger) -> String
    static var tail: String { get }
}

extension TextFormat {
    static var head: String { "" }
    static var tail: String { "" }

    static func open(_ place: ExportPlace) throws(Fault) -> any ExportOutput { try TextOutput<Self>(place) }
}

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
