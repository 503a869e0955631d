import TillStages

extension ReceiptReader {
    static let examples: [Example] = [
        Example(
            "a receipt that is text",
            command: "till-receipts --country US receipt.txt",
            files: [
                "receipt.txt": """
                BLUE HERON BOOKS
                12 HARBOUR ST
                03/14/2025 05:52 PM
                NOTEBOOK               4.50
                PAPERBACK             11.00
                SUBTOTAL             $15.50
                SALES TAX              1.24
                TOTAL                $16.74
                VISA ************4242
                """
            ],
            shows: [
                "\"kind\":\"receipt\"", "\"format\":\"text\"", "\"date\":\"2025-03-14\"", "\"time\":\"17:52\"", "\"amount\":\"-16.74\"",
                "\"currency\":\"USD\"", "\"merchant\":\"BLUE HERON BOOKS\"", "\"text\":\"NOTEBOOK\"", "\"tax\":\"1.24\"",
                "\"last4\":\"4242\"", "\"type\":\"end\"",
            ]),
        Example(
            "receipts that another program read, one a line",
            command: "till-receipts --country DE -",
            input: """
                {"receipt_id":"r1","captured_at":"2025-03-15T10:00:00","text":"Backstube Lindner\\nBrot 3,20 A\\nSumme EUR 3,20\\n14.03.25 09:12"}
                """ + "\n",
            shows: [
                "\"place\":\"line 1\"", "\"ref\":\"r1\"", "\"date\":\"2025-03-14\"", "\"amount\":\"-3.20\"", "\"currency\":\"EUR\"",
                "\"merchant\":\"Backstube Lindner\"", "\"type\":\"end\"",
            ]),
    ]
}
