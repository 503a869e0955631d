import Testing
import TillStages
import TillTesting

@testable import TillLedger

/// The knowledge files are edited by people: what is wrong in them is named here, by file and row.
@Suite struct CategoriseKnowledgeTests {
    let knowledge = Knowledge(folder: Checkout.path("pipelines/knowledge"))

    @Test func everyFileSaysWhatItIs() throws {
        let files = MerchantKnowledge.files(in: knowledge)
        #expect(files.count >= 10)
        for file in files + ["taxonomy.tsv", "confidence.tsv", "overlaps.tsv", "names.tsv", "homonyms.tsv"] {
            let text = try #require(Checkout.text("pipelines/knowledge/categories/\(file)"))
            #expect(text.hasPrefix("# till-knowledge "), "\(file)")
            #expect(text.hasSuffix("\n"), "\(file)")
        }
    }

    /// A month beside a rent or a bill is no shop, whoever is called so.
    @Test func noMerchantIsCalledAsAMonth() throws {
        let months = Set(try knowledge.monthNames().map { $0.text }).subtracting(["mrt", "mart"])
        for file in MerchantKnowledge.files(in: knowledge) {
            let names = try knowledge.rows(of: "categories/\(file)").map { $0[0].lowercased() }
            #expect(months.intersection(names).sorted() == [], "\(file)")
        }
    }

    @Test func everyPhraseStandsOnceAndNamesACategory() throws {
        var met: [String: String] = [:]
        for file in MerchantKnowledge.files(in: knowledge) {
            for row in try knowledge.rows(of: "categories/\(file)") where row.count == 4 {
                let words = DescriptionWords(row[0])
                #expect(!words.words.isEmpty, "\(file): \(row[0]) has no words")
                var phrase = words.words.map { words.text($0) }.joined(separator: " ") + " \(row[3])"
                // A name may differ by its s from a word of another kind.
                if words.words.count == 1, words.words[0].whole != words.words[0].hash,
                    met[phrase].map({ !$0.hasPrefix("merchants-") }) ?? false,
                    file.hasPrefix("merchants-")
                {
                    phrase += " s"
                }
                #expect(met[phrase] == nil, "\(file): \(row[0]) stands in \(met[phrase] ?? "") too")
                met[phrase] = file
            }
        }
        #expect(met.count > 10_000)
    }

    @Test func taxonomyHasTwoLevelsAndPlaidsNames() throws {
        let primary: Set<String> = [
            "INCOME", "TRANSFER_IN", "TRANSFER_OUT", "LOAN_PAYMENTS", "LOAN_DISBURSEMENTS", "BANK_FEES", "ENTERTAINMENT", "FOOD_AND_DRINK",
            "GENERAL_MERCHANDISE", "HOME_IMPROVEMENT", "MEDICAL", "PERSONAL_CARE", "GENERAL_SERVICES", "GOVERNMENT_AND_NON_PROFIT",
            "TRANSPORTATION", "TRAVEL", "RENT_AND_UTILITIES",
        ]
        let entries = try Taxonomy(knowledge).entries
        #expect(Set(entries.map(\.id)).count == entries.count)
        #expect(Set(entries.flatMap { [$0.outward.primary, $0.inward.primary] }) == primary)
        for entry in entries {
            #expect(entry.id.split(separator: ".").count == 2, "\(entry.id)")
            #expect(entry.label.contains(" / "), "\(entry.id)")
            for name in [entry.outward, entry.inward] { #expect(name.detail.hasPrefix(name.primary + "_"), "\(entry.id)") }
        }
    }

    /// Invented lines as banks of many countries print them.
    @Test(arguments: [
        ("SEPA-LASTSCHRIFT STADTWERKE NEUSTADT ABSCHLAG", "-45.20", "utilities.energy"),
        ("DAUERAUFTRAG MIETE WOHNUNG 3", "-950", "home.rent"), ("GEHALT/LOHN MUSTERFIRMA GMBH", "2500", "income.salary"),
        ("KARTENZAHLUNG BÄCKEREI SONNE", "-4.50", "food.bakery"), ("EC STERN-APOTHEKE 12.03", "-19.90", "health.pharmacy"),
        ("HAFTPFLICHTVERSICHERUNG BEITRAG", "-55", "services.insurance"), ("GELDAUTOMAT AUSZAHLUNG", "-200", "transfer.cash"),
        ("TIERARZTPRAXIS AM PARK", "-85", "health.vet"), ("VIR LOYER APPARTEMENT", "-700", "home.rent"),
        ("VIREMENT SALAIRE SOCIETE EXEMPLE", "2100", "income.salary"), ("CB BOULANGERIE DU LAC", "-3.20", "food.bakery"),
        ("RETRAIT DAB 12/03", "-60", "transfer.cash"), ("COMPRA MERCADONA 1177", "-35", "food.groceries"),
        ("NOMINA EMPRESA EJEMPLO SL", "1800", "income.salary"), ("TRANSFERENCIA ALQUILER PISO", "-650", "home.rent"),
        ("PAGAMENTO POS FARMACIA ROSSI", "-9", "health.pharmacy"), ("ACCREDITO STIPENDIO", "1700", "income.salary"),
        ("BETAALAUTOMAAT ALBERT HEIJN 1234", "-48", "food.groceries"), ("COMPRA CONTINENTE", "-30", "food.groceries"),
        ("TESCO PFS 9999", "-25", "transport.fuel"), ("TESCO STORES 9999", "-25", "food.groceries"),
        ("ACME CORP DIRECT DEP PAYROLL", "3000", "income.salary"), ("CHECKCARD 0212 SHELL OIL 0001", "-60", "transport.fuel"),
        ("SQ *THE COFFEE SPOT", "-14", "food.coffee"), ("CHASE CREDIT CRD AUTOPAY", "-500", "debt.card"),
        ("VERIZON WIRELESS AUTOPAY", "-75", "utilities.phone"), ("ZELLE TO J EXAMPLE", "-300", "transfer.person"),
        ("OVERDRAFT FEE", "-35", "fees.overdraft"), ("INTEREST PAID", "1.20", "income.interest"),
        ("UPI/SWIGGY/PAYMENT", "-140", "food.delivery"), ("REMA 1000 BY", "-120", "food.groceries"),
        // How it was paid says nothing of what for; wages are no doctors, and a pharmacy's wages no medicine.
        ("CON EDISON AUTOPAY", "-80", "utilities.energy"), ("STATE FARM ONLINE PMT", "-90", "services.insurance"),
        ("GEHALT KLINIKUM NORDSTADT", "2900", "income.salary"), ("LOHN APOTHEKE AM RING", "2100", "income.salary"),
        ("SALARY HOTEL BRIGANTINE LTD", "2100", "income.salary"), ("KLINIKUM NORDSTADT", "-40", "health.doctor"),
        // Part of a chain: what was visited there.
        ("TESCO OPTICIANS", "-90", "health.optician"), ("ТESCO 3217", "-25", "food.groceries"),
        ("АПТЕКА РОЗА", "-12", "health.pharmacy"), ("ΦΑΡΜΑΚΕΙΟ ΝΙΚΗ", "-12", "health.pharmacy"), ("さくら薬局", "-1200", "health.pharmacy"),
        ("בית מרקחת גיל", "-30", "health.pharmacy"), ("صيدلية النور", "-30", "health.pharmacy"), ("PIEKARNIA KŁOS", "-9", "food.bakery"),
        // A name that other letters follow is another word; a name that a word follows is the name.
        ("DR MEIER ARZT GENERALISTE", "-40", "health.doctor"), ("STARBUCKSCOM", "-6", "food.coffee"),
        // A shop's name that is part of a person's is none where the text says that a person was paid.
        ("PIX ENVIADO MARCOS ANTONIO RIBEIRO", "-40", "transfer.person"), ("PIX ENVIADO MARCOS RIBEIRO", "-40", "transfer.person"),
        ("PIX ENVIADO RIBEIRO", "-40", "shopping.electronics"), ("PIX ENVIADO COSTA", "-40", "food.coffee"),
        ("PIX ENVIADO MARTA QUORNHOLT", "-40", "transfer.person"), ("PIX ENVIADO MARTA", "-4", "transport.public"),
        ("MARCOS RIBEIRO", "-40", "shopping.electronics"), ("PIX ENVIADO QUORN HOLT RIBEIRO", "-40", "transfer.person"),
        ("PIX ENVIADO QUORN RIBEIRO", "-40", "shopping.electronics"),
        ("RENT RECEIVED FLAT 2", "900", "income.other"), ("RENT APRIL", "-900", "home.rent"),
        // A name that only its s tells from a kind of shop.
        ("CURRYS 1123 LEEDS", "-40", "shopping.electronics"), ("LEEDS CURRY", "-9", "food.restaurants"),
        ("GOLDEN CURRY HOUSE", "-19", "food.restaurants"),
        // A second name is the town's; taxes that come back are none.
        ("COSTCO WHSE # 7506 KIRKLAND WA", "-70.12", "shopping.general"), ("EINKOMMENSTEUER ERSTATTUNG", "612", "income.tax_refund"),
        ("EINKOMMENSTEUER VORAUSZAHLUNG", "-612", "public.tax"),
        // A word that speaks of money in alone hides nothing of what is paid.
        ("ARBEITSAGENTURKANTINE", "-8", "food.other"), ("ARBEITSAGENTURKANTINE", "980", "income.benefits"),
        ("SEATTLE CITY LIGHT BILLPAY", "-91", "utilities.energy"), ("FAHRRADHOF NORDWIND", "-350", "transport.bikes"),
        // A bank beside its movements is where they were made; alone it is one.
        ("GELDAUTOMAT SPARKASSE", "-200", "transfer.cash"), ("VOLKSBANK ZINSEN", "2.10", "income.interest"),
        ("SPARKASSE NORDMARK", "-20", "services.financial"),
        // How it was paid, where a shop is named and where nobody is.
        ("TWINT BÄCKEREI SONNE BERN", "-6", "food.bakery"), ("SWISH APOTEKET HJÄRTAT", "-60", "health.pharmacy"),
        ("TWINT A MUSTER", "-6", "transfer.person"),
        // Money from a person is no shop's that is called like them; money for a shop is.
        ("ZELLE FROM MARTA OKONJO", "84", "transfer.person"), ("VENMO FROM SHELL PETERSON", "20", "transfer.person"),
        ("BIZUM DE DIA MORENO", "15", "transfer.person"), ("SWISH FRÅN ALDI BERGSTRÖM", "200", "transfer.person"),
        ("TWINT COOP BERN", "-20", "food.groceries"),
        // A word for any transfer says nothing beside one that says which it is.
        ("UEBERTRAG TAGESGELD ADA QUILL", "-500", "transfer.savings"), ("TRANSFERENCIA CUENTA AHORRO", "-90", "transfer.savings"),
        ("振替 定期預金", "-5000", "transfer.savings"), ("OVERBOEKING SPAARREKENING", "-50", "transfer.savings"),
        // Kana as people and as banks write them.
        ("しまむら 府中店", "-2200", "shopping.clothing"), ("ｼﾏﾑﾗ ﾌﾁﾕｳﾃﾝ", "-2200", "shopping.clothing"),
        ("DOLLARTREE 77", "-8", "shopping.discount"), ("BATH AND BODY W", "-8", "shopping.beauty"),
    ])
    func knownLines(text: String, amount: String, category: String) throws {
        let taxonomy = try Taxonomy(knowledge)
        let judged = try CategoriseKnowledgeTests.merchants.get().judge(
            DescriptionWords(text), amount.hasPrefix("-") ? .out : .into, size: nil)
        #expect(taxonomy.entries[Int(judged.category)].id == category, "\(text)")
        #expect(judged.phrase >= 0)
    }

    @Test func nothingKnownIsAGuessThatAPersonShouldSee() throws {
        let judged = try CategoriseKnowledgeTests.merchants.get().judge(DescriptionWords("QXZWV"), .out, size: 100)
        #expect(judged.phrase == -1 && Int(judged.confidence) < CategoryAnswer.doubtful)
    }

    /// The confidences are whole and fall neither with the weight nor with the words beside it.
    @Test func confidencesRise() throws {
        let sure = try CategoryConfidence(knowledge)
        for kind in [MerchantKnowledge.Kind.merchant, .kind, .keyword] {
            for words in [CategoryConfidence.Words.alone, .among, .differ] {
                let row = (1...9).map { sure.confidence(kind, weight: $0, words, of: -1) }
                #expect(row == row.sorted(), "\(kind) \(words)")
                #expect(row.allSatisfy { $0 > 0 && $0 < 100 })
            }
        }
        let bakery = try #require(try Taxonomy(knowledge).index(of: "food.bakery"))
        #expect(sure.confidence(.kind, weight: 9, .alone, of: Int16(bakery)) <= 79)
    }

    private static let merchants = Result {
        let knowledge = Knowledge(folder: Checkout.path("pipelines/knowledge"))
        return try MerchantKnowledge(knowledge, taxonomy: try Taxonomy(knowledge))
    }
}
