import Foundation
import TillStages

/// Countries by their names, in English and in their own language, as ICU has them; asked only where a person wrote no code.
public enum CountryNames {
    /// Codes that people write and ISO 3166 has otherwise.
    private static let others = ["UK": "GB", "EL": "GR"]

    /// Whether it can be a code of ISO 3166: two letters, and none that stands for another.
    public static func isCode(_ text: String) -> Bool {
        text.utf8.count == 2 && text.utf8.allSatisfy { (65...90).contains($0 & 0xDF) } && others[text.uppercased()] == nil
    }

    /// The code of the country that a word means: `BR` for Brazil, Brasil and Brasill; nil where none is near.
    public static func code(meant text: String) -> String? {
        let asked = plain(text)
        guard !asked.isEmpty else { return nil }
        if let known = others[text.uppercased()] { return known }
        let english = Locale(identifier: "en")
        var best: (code: String, distance: Int)?
        for code in Locale.Region.isoRegions.map(\.identifier).sorted() where code.utf8.count == 2 {
            let own = Locale(identifier: Locale.Language(identifier: "und_\(code)").maximalIdentifier)
            for name in [english.localizedString(forRegionCode: code), own.localizedString(forRegionCode: code)].compactMap({ $0 }) {
                let distance = EditDistance.of(plain(name), asked)
                if distance * 4 <= asked.count, distance < best?.distance ?? .max { best = (code, distance) }
            }
        }
        return best?.code
    }

    /// The country whose currency it is, by its code: the first two letters of ISO 4217 are the country's; nil of what many share.
    public static func country(ofCurrency code: String) -> String? {
        let country = String(code.prefix(2))
        return country.hasPrefix("X") || country == "EU" ? nil : country
    }

    /// Letters and digits in small letters.
    private static func plain(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
}
