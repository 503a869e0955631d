/// The formats that `till-bank` reads: one line each.
enum BankFormats {
    static let all: [any BankFormat.Type] = [
        CsvFormat.self,
        OfxFormat.self,
        CamtFormat.self,
        Mt940Format.self,
        QifFormat.self,
        XlsxFormat.self,
        XlsFormat.self,
        PdfFormat.self,
        SheetXmlFormat.self,
        HtmlFormat.self,
        BlockFormat.self,
        JsonFormat.self,
    ]
}
