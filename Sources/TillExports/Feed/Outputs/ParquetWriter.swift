import Glibc
import TillProcess
import TillRecords
import TillStages

/// The program that makes Parquet of the feed's lines by their contract, with Arrow's library in an environment of its own:
/// `PROGRAM FOLDER` reads `contract.json` and `feed.ndjson` there and writes `parquet/<table>.parquet`.
struct ParquetWriter {
    private let path: String

    /// Where `pipelines/setup/feed` puts it, from the folder of knowledge.
    private static let place = "../parquet/environment/parquet"
    /// The word for doing without one.
    private static let none = "none"
    /// As long as a night.
    private static let limits = CapturedRun.Limits(most: 1 << 20, seconds: 14_400)

    static func file(of table: FeedTable) -> String { "parquet/\(table.name).parquet" }

    /// That of `TILL_PARQUET_WRITER`, else the one that was set up beside the knowledge files; nil for `none`. Throws `feed.no-parquet`
    /// where there is none.
    static func located(_ knowledge: Knowledge) throws(Fault) -> ParquetWriter? {
        let named = Knowledge.namedParquetWriter
        if named == none { return nil }
        let path = named ?? knowledge.folder.map { "\($0)/\(place)" } ?? ""
        guard unsafe access(path, X_OK) == 0 else {
            throw Fault(
                "feed.no-parquet", "Parquet was asked for, and the program that writes it is not set up.",
                remedy: "Run pipelines/setup/feed once; without Parquet: take it out of formats, or set TILL_PARQUET_WRITER=none.",
                place: "--formats", exit: .missingInput)
        }
        return ParquetWriter(path: path)
    }

    /// Throws `feed.parquet` when it fails.
    func write(_ folder: String) throws(Fault) {
        if case .output = CapturedRun.run(path: path, arguments: [folder], ParquetWriter.limits) { return }
        throw Fault(
            "feed.parquet", "the program that writes Parquet failed.",
            remedy: "Run pipelines/setup/feed anew (--remove first); what it says is seen by running \(Document.baseName(path)) by hand.",
            file: "\(FeedFolder.lines)", exit: .cannotCreate)
    }
}
