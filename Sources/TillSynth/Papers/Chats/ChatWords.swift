/// What families write to each other. `{s}` is the shop, `{a}` the amount, `{b}` an amount said by mistake.
struct ChatWords {
    var opening: [String]
    var spending: [String]
    var yesterday: [String]
    var corrections: [String]
    var captions: [String]
    var withTip: [String]
    var cash: [(text: String, what: String, units: ClosedRange<Int64>)]
    var smallTalk: [String]
    var replies: [String]
    var echo: String
    var bot: String

    init(_ tongue: Tongue) {
        switch tongue {
        case .german: self = .german
        case .american: self = .american
        case .british: self = .british
        }
    }

    private init(
        opening: [String], spending: [String], yesterday: [String], corrections: [String], captions: [String], withTip: [String],
        cash: [(text: String, what: String, units: ClosedRange<Int64>)], smallTalk: [String], replies: [String], echo: String, bot: String
    ) {
        self.opening = opening
        self.spending = spending
        self.yesterday = yesterday
        self.corrections = corrections
        self.captions = captions
        self.withTip = withTip
        self.cash = cash
        self.smallTalk = smallTalk
        self.replies = replies
        self.echo = echo
        self.bot = bot
    }

    private static let german = ChatWords(
        opening: [
            "Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt. Niemand außerhalb dieses Chats kann sie lesen oder anhören.",
            "{m} hat die Gruppe „{g}“ erstellt.",
        ],
        spending: [
            "{s} {a}", "war gerade bei {s}, {a}", "{a} bei {s} gelassen", "Einkauf {s}: {a}", "hab {a} bei {s} bezahlt",
            "{a} {s}, mit Karte", "bei {s} gewesen, {a} ausgegeben", "{s}: {a} 🙄",
        ],
        yesterday: ["gestern {s} {a}", "gestern noch {a} bei {s} ausgegeben"],
        corrections: ["Korrektur: waren {a}", "sorry, {a} nicht {b}", "Tippfehler, {a} meinte ich"],
        captions: ["Bon von {s}, {a}", "{s} {a}", ""],
        withTip: ["{s} {a} mit Trinkgeld", "Essen bei {s}: {a} inkl. Trinkgeld"],
        cash: [
            ("Flohmarkt {a} bar", "Flohmarkt", 500...2_500), ("Eis für die Kinder {a}, bar bezahlt", "Eis für die Kinder", 480...1_600),
            ("{a} Wochenmarkt, bar", "Wochenmarkt", 900...3_100),
        ],
        smallTalk: [
            "Bin um 18:30 zu Hause", "Wer holt heute die Kinder ab?", "Elternabend ist am 14., 19 Uhr",
            "Hat jemand meinen Schlüssel gesehen?",
            "Zug hat 25 Minuten Verspätung 😩", "Haben 3:1 gewonnen!! ⚽", "Soll ich das Rad für 400 nehmen oder ist das zu viel?",
            "Denkt dran: Samstag 10 Uhr Schwimmkurs", "Oma fragt ob ihr Sonntag kommt", "Ich koche heute Nudeln",
            "Im Angebot ist die Waschmaschine für 499, was meint ihr?", "Bitte Milch mitbringen, 2 Liter", "Gute Nacht zusammen ❤️",
        ],
        replies: ["👍", "ok danke", "super", "alles klar", "Danke dir!"], echo: "✅ Notiert: {s} {a}", bot: "Haushaltsbot")

    private static let american = ChatWords(
        opening: [
            "Messages and calls are end-to-end encrypted. Only people in this chat can read, listen to, or share them. Learn more.",
            "{m} created group \"{g}\"",
        ],
        spending: [
            "{s} {a}", "just spent {a} at {s}", "{a} at {s}", "paid {a} at {s}", "{s} run, {a}", "grabbed stuff at {s} for {a}",
            "{a} {s} on the card", "{s}: {a} ugh",
        ],
        yesterday: ["yesterday {s} {a}", "forgot: spent {a} at {s} yesterday"],
        corrections: ["correction: it was {a}", "sorry, {a} not {b}", "typo, meant {a}"],
        captions: ["{s} receipt, {a}", "{s} {a}", ""],
        withTip: ["dinner at {s}, {a} with tip", "{s} {a} incl. tip"],
        cash: [
            ("garage sale {a} cash", "garage sale", 500...2_500), ("farmers market {a}, paid cash", "farmers market", 900...3_200),
            ("gave the valet {a} cash", "valet", 500...1_000),
        ],
        smallTalk: [
            "home by 6:30", "can you feed the dog?", "vet is Tuesday at 4", "who has the spare key", "bus is 25 min late 😩",
            "we won 5-3!!", "should we get the couch for 900 or is that nuts?", "movie at 7:15?", "your mom called",
            "making tacos tonight", "flights to Tokyo are like 1200 each right now", "need 2 gallons of paint for the hall", "love you ❤️",
        ],
        replies: ["👍", "ok thanks", "nice", "got it", "thx!"], echo: "✅ Logged: {s} {a}", bot: "Budget Bot")

    private static let british = ChatWords(
        opening: [
            "Messages and calls are end-to-end encrypted. Only people in this chat can read, listen to or share them.",
            "{m} created this group",
        ],
        spending: [
            "{s} {a}", "just spent {a} in {s}", "{a} at {s}", "paid {a} at {s}", "{s} shop, {a}", "{a} gone in {s} 😅",
            "{s}: {a}",
        ],
        yesterday: ["{s} yesterday, {a}", "forgot, spent {a} at {s} yesterday"],
        corrections: ["correction: it was {a}", "sorry, {a} not {b}", "typo, meant {a}"],
        captions: ["{s} receipt, {a}", "{s} {a}", ""],
        withTip: ["{s} {a} with the tip", "tea at {s}, {a} incl. tip"],
        cash: [
            ("car boot sale {a} cash", "car boot sale", 300...1_500), ("{a} chippy, paid cash", "chippy", 550...1_250),
            ("{a} cash on the raffle", "raffle", 100...500),
        ],
        smallTalk: [
            "back about half 6", "lecture moved to 14:00, room 2.07", "who nicked my charger", "train's 25 mins late again",
            "won 3-1!!", "would you pay 350 for a second hand bike?", "seminar reading is pages 40-85", "mum says hi",
            "pasta tonight?", "tickets for the match are 45 each apparently", "need 2 pints of milk", "night all",
        ],
        replies: ["👍", "ta", "nice one", "cheers", "ok"], echo: "✅ Logged: {s} {a}", bot: "Kitty Bot")
}
