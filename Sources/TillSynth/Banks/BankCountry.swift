/// How a country's banks write money and days.
struct BankCountry: Sendable {
    let code: String
    let currency: String
    /// Decimals that its amounts have.
    let decimals: Int
    /// The sign of the currency, where one is written.
    let sign: String
    /// Price of a thing in its currency that costs 1 elsewhere.
    let scale: Int64
    let mark: String
    let groups: [String]
    let dates: [BankDateForm]

    /// Signs that say which currency it is.
    static let telling = ["€": "EUR", "£": "GBP", "₹": "INR", "zł": "PLN", "Kč": "CZK", "₽": "RUB", "₴": "UAH", "₩": "KRW", "₪": "ILS"]

    static func named(_ code: String) -> BankCountry {
        let line = table.first { $0.hasPrefix(code + " ") } ?? table[0]
        let cells = line.split(separator: " ").map(String.init)
        let groups = cells[6].map { ["c": ",", "d": ".", "s": " ", "n": "\u{A0}", "t": "\u{202F}", "a": "'", "i": "indian"][$0] ?? "" }
        return BankCountry(
            code: code, currency: cells[1], decimals: Int(cells[2]) ?? 2, sign: cells[3], scale: Int64(cells[4]) ?? 1,
            mark: cells[5] == "c" ? "," : ".", groups: groups,
            dates: cells[7].split(separator: "|").compactMap { BankDateForm(rawValue: String($0)) })
    }

    /// Code, currency, decimals, sign, scale, decimal mark (c comma, p point), groups (0 none, c d s n t a i), forms of days.
    private static let table = """
        US USD 2 $ 1 p 0cc mdy/|mdy/|mdy-|mdy2/|us-long|us-long|iso|us-short
        GB GBP 2 £ 1 p 00c dmy/|dmy/|name|name-2|dmy-|iso|dmy2/
        IE EUR 2 € 1 p 00c dmy/|name|name-2|iso|dmy2/
        AU AUD 2 $ 1 p 0c dmy/|d/m/y|name|iso
        NZ NZD 2 $ 1 p 0c dmy/|d/m/y|iso|dmy2/
        SG SGD 2 $ 1 p 0c name|dmy/|name-2
        KE KES 2 KES 120 p c dmy-|dmy/|name-2
        IN INR 2 ₹ 80 p 0ii dmy/|dmy-|dmy2/|name-2|name
        ZA ZAR 2 R 15 p 0s ymd/|iso|name|compact
        CA CAD 2 $ 1 p 0c mdy/|iso|us-short|ymd/
        DE EUR 2 € 1 c 0dd dmy.|dmy.|dmy2.|iso|no-year.
        AT EUR 2 € 1 c 0d dmy.|iso|dmy2.
        CH CHF 2 CHF 1 p 0aa dmy.|dmy2.|iso
        FR EUR 2 € 1 c 0snt dmy/|dmy/|dmy2/|iso|long
        BE EUR 2 € 1 c 0d dmy/|dmy-|iso
        ES EUR 2 € 1 c 0dd dmy/|dmy-|dmy2/|name
        MX MXN 2 $ 17 p 0c dmy/|name-2|name
        AR ARS 2 $ 900 c 0d dmy/|dmy-|d/m/y
        CO COP 2 $ 3900 p c ymd/|dmy/|iso
        CL CLP 0 $ 900 c d dmy/|dmy-
        PT EUR 2 € 1 c 0d dmy-|dmy/|iso
        BR BRL 2 R$ 5 c 0d dmy/|dmy/|dmy2/|no-year/
        NL EUR 2 € 1 c 00d dmy-|compact|iso|dmy/
        SE SEK 2 kr 10 c 0sn iso|iso|dmy2/|name
        PL PLN 2 zł 4 c 0sn dmy.|iso|dmy-
        CZ CZK 2 Kč 22 c 0sn dmy.|dmy.|iso|no-year.
        SK EUR 2 € 1 c 0n dmy.|iso
        HU HUF 0 Ft 350 c 0ds ymd.|iso|ymd/
        TR TRY 2 TL 30 c 0d dmy/|dmy.|dmy-
        RU RUB 2 ₽ 90 c 0sn dmy.|dmy.|iso|dmy2.
        BG BGN 2 лв 2 p 0s dmy.|dmy/|iso
        JP JPY 0 円 150 p 0c ymd/|cjk|cjk|compact|ymd2/|iso
        CN CNY 2 ¥ 7 p 0c iso|compact|ymd/|ymd.|cjk
        HK HKD 2 $ 8 p 0c dmy/|iso|ymd/
        ID IDR 2 Rp 15000 c d dmy/|dmy-|name
        LT EUR 2 € 1 c 0s iso|ymd.
        VN VND 0 ₫ 25000 c d dmy/|dmy-
        IT EUR 2 € 1 c 0d dmy/|dmy/|dmy.|dmy2/|long
        DK DKK 2 kr 7 c 0d dmy-|dmy.|iso
        NO NOK 2 kr 11 c 0s dmy.|iso|no-year.
        FI EUR 2 € 1 c 0s dmy.|iso|dmy2.
        RO RON 2 lei 5 c 0d dmy.|dmy/|long
        MD MDL 2 lei 18 c 0s dmy.|iso
        HR EUR 2 € 1 c 0d dmy.|dmy2.
        GR EUR 2 € 1 c 0d dmy/|dmy-
        UA UAH 2 ₴ 40 c 0sn dmy.|iso
        LV EUR 2 € 1 c 0s dmy.|iso
        EE EUR 2 € 1 c 0s dmy.|iso
        KR KRW 0 ₩ 1300 p 0c ymd.|iso|ymd/|compact
        IL ILS 2 ₪ 4 p 0c dmy/|dmy2/|dmy.
        TH THB 2 ฿ 35 p 0c dmy/|dmy-|dmy2/
        AE AED 2 AED 4 p 0c dmy/|dmy-|name-2
        KW KWD 3 KWD 1 p 0c dmy/|iso
        """.split(separator: "\n").map(String.init)
}
