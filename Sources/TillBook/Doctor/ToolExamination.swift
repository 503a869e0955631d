import TillProcess
import TillReceipts
import TillRecords
import TillRun
import TillStages
import TillStore

/// What the machine has of what Till needs.
struct ToolExamination {
    let context: Context

    func findings() -> [DoctorFinding] {
        [
            .good("till", "version \(TillVersion.text)"), knowledge, pictures, program("pdftotext"), program("pdftoppm"),
            .good("sqlite", "version \(StoreDatabase.engineVersion)"),
        ]
    }

    private var knowledge: DoctorFinding {
        guard let folder = context.knowledge.folder, let names = Folder.names(folder), !names.isEmpty else {
            return .mend(
                "knowledge", "the folder of knowledge files is not there.", "Name it with --knowledge DIR or TILL_KNOWLEDGE.")
        }
        return .good("knowledge", "\(CountText.of(names.count, "part")) (\(names.joined(separator: ", ")))")
    }

    private var pictures: DoctorFinding {
        guard Folder.exists(ProgramPath.beside("till-receipts")) else {
            return .mend("pictures", "the program till-receipts is not beside till.", "Install all programs of Till in one folder.")
        }
        let languages = ReceiptTools.languages
        guard !languages.isEmpty else {
            return .mend(
                "pictures", "Tesseract \(ReceiptTools.tesseractVersion) has no language.",
                "Install tesseract-ocr-eng, and tesseract-ocr-CODE for each other language.")
        }
        return .good("pictures", "Tesseract \(ReceiptTools.tesseractVersion), languages \(languages.joined(separator: ", "))")
    }

    /// A program of poppler, which says its version on standard error.
    private func program(_ name: String) -> DoctorFinding {
        let said = CapturedRun.output(path: "/bin/sh", arguments: ["-c", "\(name) -v 2>&1"], most: 1 << 16, seconds: 10)
        let line = said.map { String(decoding: $0, as: UTF8.self) }?.split(separator: "\n").first.map(String.init)
        guard let line, let version = line.split(separator: " ").last, line.hasPrefix(name) else {
            return .mend(name, "it is not installed: receipts as PDF cannot be read.", "Install the package poppler-utils.")
        }
        return .good(name, "version \(version)")
    }
}
