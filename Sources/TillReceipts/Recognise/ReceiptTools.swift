import CTesseract
import TillStages

/// What reading of pictures finds on this machine.
public enum ReceiptTools {
    /// Tesseract's version, as it says it: `5.3.0`.
    public static var tesseractVersion: String { unsafe TessVersion().map { unsafe String(cString: $0) } ?? "unknown" }

    /// Tesseract's names of the languages that are installed, in order: `deu`, `eng`. Empty when none is.
    public static var languages: [String] {
        guard let handle = unsafe TessBaseAPICreate() else { return [] }
        defer {
            unsafe TessBaseAPIEnd(handle)
            unsafe TessBaseAPIDelete(handle)
        }
        // Nothing is loaded without a language, and the folder of languages is known only then: each of them may be the one there.
        unsafe TessBaseAPISetVariable(handle, "debug_file", "/dev/null")
        guard unsafe TessBaseAPIInit2(handle, nil, "eng", OEM_LSTM_ONLY) == 0 || TessBaseAPIInit2(handle, nil, "osd", OEM_DEFAULT) == 0,
            let list = unsafe TessBaseAPIGetAvailableLanguagesAsVector(handle)
        else { return [] }
        defer { unsafe TessDeleteTextArray(list) }
        var names: [String] = []
        var at = unsafe list
        while let name = unsafe at.pointee {
            unsafe names.append(String(cString: name))
            unsafe at += 1
        }
        return names.filter { $0 != "osd" }.sorted()
    }

    /// Tesseract's names of languages that a household names (`de`, `deu`), as reading its receipts would ask for them.
    ///
    /// - Parameter knowledge: has the table of both names. Throws when it cannot be read.
    public static func names(of languages: [String], _ knowledge: Knowledge) throws(Fault) -> [String] {
        try ReceiptLanguages(knowledge).names(of: languages)
    }
}
