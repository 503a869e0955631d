import TillRecords
import TillStages

/// The options of the stage, checked.
struct ExportOptions {
    /// Formats and the files asked for.
    var files: [(format: any ExportFormat.Type, path: String)] = []
    /// A folder that gets a folder a household.
    var folder: String?
    /// The formats of the folder.
    var kinds: [any ExportFormat.Type] = []
    /// The format that takes the place of the stream.
    var standard: (any ExportFormat.Type)?
    var daysAhead = 92

    var writes: Bool { !files.isEmpty || folder != nil || standard != nil }

    init(_ options: Options) throws(Fault) {
        for format in ExportCatalogue.all {
            if let path = options.text(format.name) { files.append((format, path)) }
        }
        folder = options.text("out").map { $0.count > 1 && $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        let asked = options.list("formats").flatMap { $0.split(separator: ",").map(String.init) }
        for name in asked {
            guard let format = ExportCatalogue.format(named: name) else {
                throw Fault(
                    "usage.option", "there is no format \(name).",
                    remedy: "Use some of \(ExportCatalogue.all.map { $0.name }.joined(separator: ", ")).", place: "--formats", exit: .usage)
            }
            kinds.append(format)
        }
        if kinds.isEmpty { kinds = ExportCatalogue.all }
        standard = options.text("format").flatMap(ExportCatalogue.format(named:))
        if let days = try options.integer("days") {
            guard (1...1_100).contains(days) else {
                throw Fault(
                    "usage.option", "the calendar looks 1 to 1100 days ahead.", remedy: "Give --days such a number.", place: "--days",
                    exit: .usage)
            }
            daysAhead = days
        }
    }

    /// `ledger.journal` for the household `ng` is `ledger-ng.journal`.
    static func path(_ path: String, of household: String) -> String {
        let bytes = Array(path.utf8)
        guard let dot = bytes.lastIndex(of: UInt8(ascii: ".")), !bytes[dot...].contains(UInt8(ascii: "/")) else {
            return path + "-" + household
        }
        return String(decoding: bytes[..<dot], as: UTF8.self) + "-" + household + String(decoding: bytes[dot...], as: UTF8.self)
    }
}
