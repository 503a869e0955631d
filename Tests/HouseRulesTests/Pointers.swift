/// Where pointers may be, on which nothing checks that what is read is there; elsewhere bytes are looked at through `ByteView`, which does.
enum Pointers {
    /// What the name of everything unchecked has in it.
    static let words = ["Unsafe", "unsafeBitCast", "unsafeUninitialized", "Unmanaged"]

    /// Beginnings of paths, and why.
    static let places: [(path: String, why: String)] =
        [
            ("TillRecords/", "the codec, and the views and buffers that check for all others"),
            ("TillProcess/", "calls of the system that start and feed children"),
        ]
        + [
            "TillStages/FileReading.swift", "TillStages/FileReading+Lines.swift", "TillStages/PartwiseFile.swift",
            "TillStages/FolderNames.swift", "TillChat/Exports/LinePieces.swift",
        ].map { ($0, "the system reads into memory") }
        + ["TillUnpacking/XmlEvents.swift", "TillBank/Camt/CamtParser.swift", "TillBank/Laid/HtmlFormat.swift"].map { ($0, "libxml2") }
        + [
            "TillBank/Csv/CsvEncoding.swift", "TillUnpacking/Charset.swift",
            "TillSynth/Banks/BankFeatures.swift",
        ].map { ($0, "iconv") }
        + ["TillReceipts/Image/", "TillReceipts/ReceiptOriginal.swift", "TillSynth/Papers/"].map { ($0, "Leptonica and libheif") }
        + ["TillStore/BackupReading.swift", "TillStore/BackupWriting.swift", "TillStore/Packing.swift"].map { ($0, "libarchive") }
        + [
            ("TillStore/SealCipher.swift", "libcrypto"), ("TillStore/EntryLoading.swift", "SQLite"),
            ("TillReports/Files/Workbook.swift", "libxlsxwriter"), ("TillBench/", "the C library's files"),
        ]
        + [
            "TillBank/Csv/CsvScanner.swift", "TillBank/Csv/CsvRows+Cells.swift", "TillBank/Csv/CsvWindow.swift",
            "TillBank/Csv/CsvFormat.swift", "TillBank/Csv/CsvAccounts.swift", "TillBank/Csv/TextStarts.swift",
            "TillChat/Understand/", "TillChat/MessageLines.swift", "TillLedger/Categorise/LogisticModel.swift",
            "TillLedger/Categorise/DescriptionFolding.swift", "TillLedger/Categorise/DescriptionWords.swift",
            "TillAnalysis/Cohorts/Clustering/",
        ].map { ($0, "scanners and arithmetic that run for every byte or number of a night") }

    static func mayBe(in path: String) -> Bool { places.contains { path.hasPrefix("Sources/" + $0.path) } }
}
