import CTesseract
import TillStages

/// Tesseract with its languages loaded: one for a process, kept.
final class TesseractEngine {
    private let handle: OpaquePointer

    /// Throws when a language is not installed.
    init(languages: String) throws(Fault) {
        guard let handle = TessBaseAPICreate() else {
            throw Fault("receipts.engine", "Tesseract does not start.", remedy: "Install it again.", exit: .software)
        }
        self.handle = handle
        TessBaseAPISetVariable(handle, "debug_file", "/dev/null")
        guard TessBaseAPIInit2(handle, nil, languages, OEM_LSTM_ONLY) == 0 else {
            throw Fault(
                "receipts.language", "Tesseract has no data for \(languages).",
                remedy: "Install the package tesseract-ocr-\(languages.split(separator: "+").first ?? "eng").", place: "--language",
                exit: .missingInput)
        }
        TessBaseAPISetVariable(handle, "debug_file", "/dev/null")
    }

    deinit {
        TessBaseAPIEnd(handle)
        TessBaseAPIDelete(handle)
    }

    /// The words of a picture with their boxes, in its pixels.
    ///
    /// - Parameter mode: Tesseract's page segmentation: 6 is one block of text, 4 a column of texts of different sizes.
    func words(_ picture: Picture, mode: UInt32) -> [ReadWord] {
        TessBaseAPISetPageSegMode(handle, TessPageSegMode(rawValue: mode))
        TessBaseAPISetImage2(handle, picture.pix)
        TessBaseAPISetSourceResolution(handle, 150)
        defer { TessBaseAPIClear(handle) }
        guard TessBaseAPIRecognize(handle, nil) == 0, let results = TessBaseAPIGetIterator(handle) else { return [] }
        defer { TessResultIteratorDelete(results) }
        var words: [ReadWord] = []
        repeat {
            guard let text = TessResultIteratorGetUTF8Text(results, RIL_WORD) else { continue }
            defer { TessDeleteText(text) }
            let word = String(cString: text).filter { !$0.isWhitespace }
            var (left, top, right, bottom): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
            let page = TessResultIteratorGetPageIteratorConst(results)
            guard !word.isEmpty, TessPageIteratorBoundingBox(page, RIL_WORD, &left, &top, &right, &bottom) != 0 else { continue }
            words.append(
                ReadWord(
                    text: word, box: Box(left: Int(left), top: Int(top), width: Int(right - left), height: Int(bottom - top)),
                    confidence: Int(TessResultIteratorConfidence(results, RIL_WORD))))
        } while TessResultIteratorNext(results, RIL_WORD) != 0
        return words
    }
}
