import TillStages

/// What the manual shows of tables.
extension CsvFormat {
    /// An export whose dates, mark and order of rows prove themselves.
    private static let giro = """
        Datum;Text;Betrag (EUR);Saldo
        28.03.2025;LOHN;2500,00;2600,00
        14.03.2025;BROT;-4,50;100,00
        """

    static let examples: [Example] = [
        Example(
            "what was decided about a table, and why", command: "till-bank --explain giro.csv",
            files: ["giro.csv": giro],
            shows: [
                "delimiter", "semicolon", "date order", "DMY", "line 2 has a part above 12", "order of rows", "newest first",
                "readings", "runner-up", "decimal mark", "comma", "\"Datum\"", "date", "sure", "2 rows from 2025-03-14 to 2025-03-28",
                "opening 104.50 + rows = closing 2600.00",
            ]),
        Example(
            "a line for each document, whether it adds up", command: "till-bank --check giro.csv",
            files: ["giro.csv": giro],
            shows: [
                "giro.csv: csv, 2 rows, 2025-03-14 to 2025-03-28, in 2500.00 EUR, out -4.50 EUR; opening 104.50 + rows = closing 2600.00"
            ]
        ),
        Example(
            "the same for other programs, such as jq -c '.decisions[] | select(.topic == \"date order\")'",
            command: "till-bank --explain --json giro.csv", files: ["giro.csv": giro],
            shows: [
                "{\"type\":\"document\",\"file\":\"giro.csv\",\"document\":\"", "\"format\":\"csv\",\"read\":true",
                "{\"topic\":\"date order\",\"finding\":\"DMY\",\"because\":\"line 2 has a part above 12\"}",
                "{\"number\":1,\"title\":\"Datum\",\"role\":\"date\",\"sureness\":\"sure\",\"because\":\"",
                "\"balances\":\"proven\"", "\"opening\":\"104.50\"",
            ]),
        Example(
            "whether each document adds up, for jq -r 'select(.balances != \"proven\") | .file'",
            command: "till-bank --check --json giro.csv", files: ["giro.csv": giro],
            shows: [
                "\"rows\":2,\"pending\":0,\"void\":0,\"trades\":0,\"first\":\"2025-03-14\",\"last\":\"2025-03-28\"",
                "\"in\":[{\"amount\":\"2500.00\",\"currency\":\"EUR\"}]", "\"balances\":\"proven\"",
            ]),
        Example(
            "a profile says what a table leaves open", command: "till-bank --profile corner.yaml card.csv",
            files: [
                "card.csv": """
                Date,What,Amount
                03/04/2025,BREAD,-4.50
                05/06/2025,TEA,-3.50
                """,
                "corner.yaml": """
                name: Card of the corner bank
                titles: [Date, What, Amount]      # tables it is for; or files: ["card*"]; with neither, all
                date-order: DMY                   # MDY, YMD
                currency: EUR
                # also: encoding, delimiter, header (line of the titles, 0 for none), columns ({date: 1, amount: Amount, text: [2, 4]}),
                # decimal (point, comma), sign (negative-out, positive-out), account
                """,
            ],
            shows: ["\"date\":\"2025-04-03\"", "\"currency\":\"EUR\"", "\"date\":\"2025-06-05\""]),
        Example(
            "a profile to complete", command: "till-bank --make-profile giro.csv",
            files: ["giro.csv": "Datum;Text;Betrag (EUR)\n14.03.2025;BROT;-4,50\n"],
            shows: [
                "titles: [\"Datum\", \"Text\", \"Betrag (EUR)\"]", "date-order: DMY", "decimal: comma",
                "columns: {date: 1, amount: 3, text: 2}",
            ]),
    ]
}
