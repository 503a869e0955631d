import TillRecords
import TillStages

/// What a document is, when it is no export that this program reads. Known by its first bytes.
struct ForeignContent: Sendable, Equatable {
    /// Last part of the fault's code: `html`.
    let code: String
    /// "it is a web page …"
    let sentence: String
    let remedy: String

    func fault(file: String) -> Fault { Fault("bank.not-an-export.\(code)", sentence, remedy: remedy, file: file) }

    private init(_ code: String, _ sentence: String, _ remedy: String) {
        self.code = code
        self.sentence = sentence
        self.remedy = remedy
    }

    /// What the bytes are for certain, or nil when they may be a table of text.
    static func recognise(_ head: HeadBytes) -> ForeignContent? {
        if let binary = binaries.first(where: { head.starts($0.magic, at: $0.offset) }) { return binary.content }
        return markup(head) ?? statement(head)
    }

    /// The last word on bytes that no format claims: text may always be a table.
    static func unknown() -> ForeignContent {
        ForeignContent("binary", "it is binary data of an unknown kind, not text.", "Export CSV or OFX from the bank's site.")
    }

    private static func markup(_ head: HeadBytes) -> ForeignContent? {
        if head.startsText("<!doctype html") || head.startsText("<html") || (head.startsText("<") && head.contains("<html")) {
            return ForeignContent(
                "html", "it is a web page (HTML), perhaps the bank's login page, not an export.",
                "Log in to the bank again and download the export itself.")
        }
        if head.startsText("{\\rtf") {
            return ForeignContent("rtf", "it is an RTF text document.", "Export CSV or OFX from the bank's site.")
        }
        if head.startsText("{\"") || head.startsText("[{") || head.startsText("[\"") {
            return ForeignContent("json", "it is JSON, not a bank's export.", "Records of Till go to the next stage, not to this reader.")
        }
        guard head.startsText("<?xml") || head.startsText("<") else { return nil }
        if head.contains("iso:20022") || head.contains("pacs.") || head.contains("pain.0") || head.contains("camt.0") {
            return ForeignContent(
                "iso20022", "it is an ISO 20022 message that is no statement, such as a payment order.",
                "Export the account's statement as CSV or OFX.")
        }
        guard head.startsText("<?xml") || head.startsText("<!") || head.isTag else { return nil }
        return ForeignContent("xml", "it is XML, but no OFX or CAMT statement.", "Export CSV or OFX from the bank's site.")
    }

    private static func statement(_ head: HeadBytes) -> ForeignContent? {
        if head.startsText("{1:f01") {
            return ForeignContent(
                "swift", "it is a SWIFT message that is no statement (MT940, MT942 or MT950).", "Export the account's statement.")
        }
        return nil
    }

    private typealias Binary = (magic: [UInt8], offset: Int, content: ForeignContent)

    private static let binaries: [Binary] = [
        ([0x25, 0x50, 0x44, 0x46, 0x2D], 0, pdf),
        ([0x50, 0x4B, 0x03, 0x04], 0, zip), ([0x50, 0x4B, 0x05, 0x06], 0, zip),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], 0, oldOffice),
        ([0x1F, 0x8B, 0x08], 0, packed("gzip")), ([0x42, 0x5A, 0x68], 0, packed("bzip2")),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], 0, packed("xz")), ([0x28, 0xB5, 0x2F, 0xFD], 0, packed("zstd")),
        ([0x37, 0x7A, 0xBC, 0xAF], 0, packed("7-Zip")), ([0x52, 0x61, 0x72, 0x21, 0x1A], 0, packed("RAR")),
        ([0x75, 0x73, 0x74, 0x61, 0x72], 257, packed("tar")),
        ([0x89, 0x50, 0x4E, 0x47], 0, image("PNG")), ([0xFF, 0xD8, 0xFF], 0, image("JPEG")),
        ([0x47, 0x49, 0x46, 0x38], 0, image("GIF")), ([0x49, 0x49, 0x2A, 0x00], 0, image("TIFF")),
        ([0x4D, 0x4D, 0x00, 0x2A], 0, image("TIFF")), ([0x66, 0x74, 0x79, 0x70], 4, image("HEIC or video")),
        ([0x57, 0x45, 0x42, 0x50], 8, image("WebP")),
        (Array("SQLite format 3\0".utf8), 0, database), ([0x7F, 0x45, 0x4C, 0x46], 0, program),
    ]

    private static let pdf = ForeignContent(
        "pdf", "no page of the PDF has a table of movements.", "Export CSV or OFX from the bank's site.")
    private static let zip = ForeignContent(
        "zip", "it is a zip archive with nothing in it that can be read.", "Name the bank's export, or the archive it lies in.")
    private static let oldOffice = ForeignContent(
        "office", "it is an old document of Office that is no spreadsheet (doc, ppt), or a spreadsheet locked with a password.",
        "Save its table as xlsx or CSV, without a password, and read that.")
    private static let database = ForeignContent("sqlite", "it is an SQLite database.", "Export CSV or OFX from the bank's site.")
    private static let program = ForeignContent("program", "it is a program.", "Name the bank's export.")

    private static func packed(_ kind: String) -> ForeignContent {
        ForeignContent("packed", "it is packed (\(kind)).", "Unpack it and read what is inside.")
    }

    private static func image(_ kind: String) -> ForeignContent {
        ForeignContent("image", "it is an image (\(kind)).", "Receipts are not bank exports: name the bank's CSV or OFX file.")
    }
}
