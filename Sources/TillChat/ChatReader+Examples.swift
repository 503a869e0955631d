import TillStages

extension ChatReader {
    private static let family = """
        14/03/2025, 08:02 - Ana: coffee 3.20
        14/03/2025, 12:45 - Ben: yesterday 24 EUR for the museum
        14/03/2025, 13:01 - Ana: actually coffee was 3.40
        14/03/2025, 18:30 - Ben: need to pay the rent tomorrow, 900

        """

    static let examples: [Example] = [
        Example(
            "what was paid in a WhatsApp chat; a correction voids what it corrects",
            command: "till-chat family.txt",
            files: ["family.txt": family],
            shows: [
                "\"kind\":\"chat\"", "\"format\":\"whatsapp\"", "\"place\":\"line 1\"", "\"amount\":\"-3.20\"", "\"status\":\"void\"",
                "\"text\":\"coffee\"", "\"date\":\"2025-03-13\"", "\"amount\":\"-24\"", "\"currency\":\"EUR\"", "\"amount\":\"-3.40\"",
                "\"observation\":3",
            ]),
        Example(
            "every message as a record, with what was understood of it",
            command: "till-chat --messages family.txt",
            files: ["family.txt": family],
            shows: [
                "\"type\":\"message\"", "\"timestamp\":\"2025-03-14T08:02:00\"", "\"sender\":\"Ana\"", "\"op\":\"add\"",
                "\"op\":\"amend\"", "\"refers\":[\"line 1\"]", "\"op\":\"none\"", "\"message\":4",
            ]),
        Example(
            "plain records, one a line",
            command: "till-chat --format records - ",
            input: """
                {"id":"m1","sent":"2025-03-14T08:02:00","sender":"Ana","default_currency":"EUR","text":"2 coffees 7.50"}

                """,
            shows: [
                "\"format\":\"records\"", "\"ref\":\"m1\"", "\"amount\":\"-7.50\"", "\"currency\":\"EUR\"", "\"direction\":\"expense\"",
            ]),
    ]
}
