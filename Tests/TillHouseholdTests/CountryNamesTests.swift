import TillHousehold
import Testing

/// Countries as people write them.
@Suite struct CountryNamesTests {
    @Test(arguments: [
        ("Brazil", "BR"), ("Brasil", "BR"), ("brasill", "BR"), ("Deutschland", "DE"), ("germany", "DE"), ("日本", "JP"), ("Japan", "JP"),
        ("Polska", "PL"), ("United States", "US"), ("United Kingdom", "GB"), ("UK", "GB"), ("uk", "GB"), ("ישראל", "IL"), ("Ελλάδα", "GR"),
    ]) func aNameMeansACode(name: String, code: String) {
        #expect(!CountryNames.isCode(name))
        #expect(CountryNames.code(meant: name) == code)
    }

    @Test(arguments: ["Atlantis", "X", "", "??", "Germaine Land"]) func whatIsNoCountryMeansNone(name: String) {
        #expect(CountryNames.code(meant: name) == nil)
    }

    @Test(arguments: [("DE", true), ("br", true), ("D", false), ("DEU", false), ("D1", false), ("ÄÖ", false)])
    func aCodeHasTwoLetters(text: String, isCode: Bool) {
        #expect(CountryNames.isCode(text) == isCode)
    }

    /// A currency is its country's, unless many share it.
    @Test(arguments: [("BRL", "BR"), ("JPY", "JP"), ("GBP", "GB"), ("EUR", nil), ("XOF", nil), ("XXX", nil)])
    func aCurrencyHasACountry(currency: String, country: String?) {
        #expect(CountryNames.country(ofCurrency: currency) == country)
    }
}
