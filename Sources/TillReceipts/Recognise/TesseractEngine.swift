import CTesseract
import TillStages

/// Tesseract with its languages loaded: one for a process, kept.
@safe final class TesseractEngine {
    private let handle: OpaquePointer

    /// Throws when a language is not installed.
    init(languages: String) throws(Fault) {
        guard let handle = unsafe TessBaseAPICreate() else {
            throw Fault("receipts.engine", "Tesseract does not start.", remedy: "Install it again.", exit: .software)
        }
        unsafe self.handle = handle
        unsafe TessBaseAPISetVariable(handle, "debug_file", "/dev/null")
        guard unsafe TessBaseAPIInit2(handle, nil, languages, OEM_LSTM_ONLY) == 0 else {
            throw Fault(
                "receipts.language", "Tesseract has no data for \(languages).",
                remedy: "Install the package tesseract-ocr-\(languages.split(separator: "+").first ?? "eng").", place: "--language",
                exit: .missingInput)
        }
        unsafe TessBaseAPISetVariable(handle, "debug_file", "/dev/null")
    }

    deinit {
        unsafe TessBaseAPIEnd(handle)
        unsafe TessBaseAPIDelete(handle)
    }

    /// The words of a picture with their boxes, in its pixels.
    ///
    /// - Parameter mode: Tesseract's page segmentation: 6 is one block of text, 4 a column of texts of different sizes.
    func words(_ picture: Picture, mode: UInt32) -> [ReadWord] {
        unsafe TessBaseAPISetPageSegMode(handle, TessPageSegMode(rawValue: mode))
        unsafe TessBaseAPISetImage2(handle, picture.pix)
        unsafe TessBaseAPISetSourceResolution(handle, 150)
        defer { unsafe TessBaseAPIClear(handle) }
        guard unsafe TessBaseAPIRecognize(handle, nil) == 0, let results = unsafe TessBaseAPIGetIterator(handle) else { return [] }
        defer { unsafe TessResultIteratorDelete(results) }
        var words: [ReadWord] = []
        repeat {
            guard let text = unsafe TessResultIteratorGetUTF8Text(results, RIL_WORD) else { continue }
            defer { unsafe TessDeleteText(text) }
            let word = unsafe String(cString: text).filter { !$0.isWhitespace }
            var (left, top, right, bottom): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
            let page = unsafe TessResultIteratorGetPageIteratorConst(results)
            guard !word.isEmpty, unsafe TessPageIteratorBoundingBox(page, RIL_WORD, &left, &top, &right, &bottom) != 0 else { continue }
            unsafe words.append(
                ReadWord(
                    text: word, box: Box(left: Int(left), top: Int(top), width: Int(right - left), height: Int(bottom - top)),
                    confidence: Int(TessResultIteratorConfidence(results, RIL_WORD))))
        } while unsafe TessResultIteratorNext(results, RIL_WORD) != 0
        return words
    }
}
