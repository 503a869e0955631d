import Testing
import TillRecords
import TillTesting

@testable import TillLedger

/// Texts as banks print them, and the merchant in them.
@Suite struct MerchantNamesTests {
    @Test(arguments: [
        ("SQ *BLUE BOTTLE 1204 OAKLAND CA", "Blue Bottle Coffee"),
        ("TST* THE CORNER BISTRO 88121 LONDON", "The Corner Bistro"),
        ("POS          23,55 AT  K1   16.09. 11:32 SPAR DANKT 4105 LINZ 4020", "Spar"),
        ("PURCHASE AUTHORIZED ON 01/26 SHELL OIL 5744 S38402", "Shell"),
        ("CITY TRAMWAYS          TAMPA FL", "City Tramways"),
        ("KARTENZAHLUNG REWE SAGT DANKE. 41400673//HAMBURG", "REWE"),
        ("AMZN Mktp US*33532 NEW YORK NY", "Amazon"),
        ("CARTE 16/04 CARREFOUR CITY", "Carrefour"),
        ("CHECKCARD 0312 JOE'S DINER BOISE ID", "Joe's Diner"),
        ("PRLV SEPA ÉLECTRICITÉ DU LAC REF 99812", "Électricité Du Lac"),
        ("BEA NR:X12 14.03.25/18.22 BAKKERIJ DE WIT", "Bakkerij De Wit"),
        ("7-ELEVEN 38822", "7-Eleven"),
        ("BMW BANK GMBH", "BMW Bank"),
    ])
    func takesTheNameOutOfTheText(text: String, name: String) throws {
        #expect(MerchantNames(try MerchantWords(StageRun.knowledge)).name(text) == name)
    }

    /// A kind of shop or a small word alone names nobody.
    @Test(arguments: [
        ("HOTEL BERLIN", "Hotel Berlin"), ("CAFE LONDON", "Cafe London"), ("KARTENZAHLUNG SUPERMARKT KÖLN", "Supermarkt Köln"),
        ("CARD PAYMENT TO BAKERY LEEDS", "Bakery Leeds"), ("FASTER PAYMENT TO J HARGREAVES", "J Hargreaves"), ("REWE BERLIN", "REWE"),
        ("АПТЕКА СОФИЯ", "Аптека София"), ("STAGHORN BERLIN", "Staghorn"), ("PURCHASE TO", "To"),
        ("OCTOPUS ENERGY , A-0091", "Octopus Energy"), ("CARD PAYMENT TO UNIVERSITY OF LEEDS", "University Of Leeds"),
    ])
    func neverCutDownToAKind(text: String, name: String) throws {
        #expect(MerchantNames(try MerchantWords(StageRun.knowledge)).name(text) == (name == "To" ? nil : name))
    }

    @Test(arguments: [
        ("ПЯТЕРОЧКА 4412", "Пятерочка"), ("ΣΚΛΑΒΕΝΙΤΗΣ 12", "Σκλαβενιτης"), ("ŻABKA Z4411", "Żabka"), ("ВкусВилл", "ВкусВилл"),
        ("ИВАН-ШИШМАН", "Иван-Шишман"), ("スターバックス", "スターバックス"), ("ŞEKER ECZANESİ", "Şeker Eczanesi"),
    ])
    func titlesInEveryScript(text: String, name: String) throws {
        #expect(MerchantNames(try MerchantWords(StageRun.knowledge)).name(text) == name)
    }

    /// The channel of each country stands in front, with blanks or its own mark between.
    @Test(arguments: [
        ("UPI/Quornholt Stores/409911223344/PAYMENT", "Quornholt Stores"), ("UPI-QUORNHOLT-409911", "Quornholt"),
        ("BLIK PLATNOSC INTERNETOWA QUORNHOLT", "Quornholt"), ("PIX ENVIADO QUORNHOLT", "Quornholt"), ("NEFT CR QUORNHOLT", "Quornholt"),
        ("振込 クオンホルト", "クオンホルト"), ("振込　クオンホルト", "クオンホルト"), ("ОПЛАТА ТОВАРОВ КВОРН", "Кворн"),
        ("PLATBA KARTOU QUORNHOLT", "Quornholt"), ("BIZUM A QUORNHOLT", "Quornholt"), ("SWISH TILL QUORNHOLT", "Quornholt"),
        ("COOP-QUORN", "Coop-Quorn"),
    ])
    func channelsAreNoNames(text: String, name: String) throws {
        #expect(MerchantNames(try MerchantWords(StageRun.knowledge)).name(text) == name)
    }

    /// A phrase of movement, to or from, a number, and whoever is meant: accounts of mobile money and payment apps write so.
    @Test(arguments: [
        ("Merchant Payment to 512233 - QUORNHOLT LTD", "Quornholt"), ("Pay Bill to 888880 - QUORN POWER Acc. 123", "Quorn Power"),
        ("Customer Transfer to 2547******881 - ANA QUORN", "Ana Quorn"), ("Funds received from 2547******120 - ANA QUORN", "Ana Quorn"),
        ("Customer Withdrawal At Agent Till 208831 - QUORN SHOP", "Quorn Shop"), ("Send Money to 0772****10 ANA QUORN", "Ana Quorn"),
        ("Paid to QUORN STORES", "Quorn Stores"), ("Paiement marchand vers 4410 - QUORN", "Quorn"),
        ("Lipa kwa M-Pesa kwa 5523 - QUORN PLAZA", "Quorn Plaza"), ("Kirim uang ke ANA QUORN", "Ana Quorn"),
        ("Unheard Payment to 4410 - QUORN", "Quorn"),
        // None of those: a shop and its number, words of a name, another word of paying, nobody.
        ("CARD PAYMENT QUORN STORES 3217 - LEEDS", "Quorn Stores"), ("MONEY QUORN LEEDS", "Money Quorn"),
        ("BUSINESS FROM QUORN LTD", "Business From Quorn"), ("Quite Unheard Payment to 4410 - QUORN", "Quite Unheard Payment"),
        ("Unheard Payment to QUORN", "Unheard Payment To Quorn"),
        // An account of one's own is nobody.
        ("ONLINE TRANSFER TO SAVINGS ...0427", "Online Transfer To Savings"), ("Överföring från sparkonto", "Överföring från sparkonto"),
    ])
    func movementsNameTheirCounterparty(text: String, name: String) throws {
        #expect(MerchantNames(try MerchantWords(StageRun.knowledge)).name(text)?.lowercased() == name.lowercased())
    }

    /// Where a bank writes in fields the name is the payee's field: behind a label, a dash, or the channel's own mark.
    @Test(arguments: [
        (
            "Transferência enviada pelo Pix - QUORNHOLT DA SERRA LTDA - 12.345.678/0001-90 - BANCO XY S.A. (0341) Agência: 1",
            "Quornholt Da Serra"
        ),
        ("Compra no débito - PADARIA QUORN", "Padaria Quorn"),
        ("NEFT CR-CITI0000003-QUORNHOLT SOLUTIONS PVT LTD-ANA NG-CITIN1", "Quornholt Solutions"),
        ("TO TRANSFER-UPI/DR/602000000020/QUORNHOLT/YESB/quorn/Tea", "Quornholt"),
        ("UPI-QUORN STORES-Q123@YBL-YESB0YBLUPI-601-PAY", "Quorn Stores"),
        ("UPI-STALL STALL.BILL@OKBANK", "Stall"), ("ACH D- QUORN FIBERNET-1234567890", "Quorn Fibernet"),
        ("Płatność kartą Lokalizacja: Adres: QUORN MOGILSKA Miasto: KRAKOW Kraj: POLSKA", "Quorn Mogilska"),
        ("Nazwa odbiorcy: QUORN SERWIS Adres odbiorcy: UL. DŁUGA 1 Tytuł: FAKTURA", "Quorn Serwis"),
        ("Naam: Quorn Fietsen Omschrijving: factuur 12 IBAN: NL00BANK", "Quorn Fietsen"),
        ("Beneficiario: QUORN SL Concepto: RENTA", "Quorn"),
        ("ORIG CO NAME:QUORN GAS ORIG ID:12 SEC:WEB", "Quorn Gas"), ("/TRTP/IDEAL/IBAN/NL44/NAME/QUORN ZWAAN/REMI/X", "Quorn Zwaan"),
        ("'9492 01JAN25 CD , QUORN STORES , BRISTOL GB", "Quorn Stores"), ("'QUORN LETTINGS , RENT RM 3", "Quorn Lettings"),
        ("'9492 QUORN , QUAX", "Quorn"), ("QUORN MUEHLE//HAMBURG/DE", "Quorn Muehle"), ("QUORN/HAMBURG", "Quorn/Hamburg"),
        ("KAUF XYZ VISA DEBIT CARD NR. 4410, QUORN", "Quorn"), ("QUORN LANE, TOWN", "Quorn Lane"), ("QUORN, ANA", "Quorn Ana"),
        ("QUORN SUPER DEL VALLE / ******4821 RFC: ABC990122PB6", "Quorn Super Del Valle"), ("STORE: 4411 QUORN", "Store"),
    ])
    func fieldsNameThePayee(text: String, name: String) throws {
        #expect(MerchantNames(try MerchantWords(StageRun.knowledge)).name(text) == name)
    }

    /// A name ends with a form of company, a day, a label, letters of a number; not with a word that only looks like one.
    @Test(arguments: [
        ("QUORN FLATS LLC RENT ACH DEBIT", "Quorn Flats"), ("QUORN SPA RETREAT", "Quorn Spa Retreat"),
        ("QUORN DINER ON 11 FEB", "Quorn Diner"),
        ("QUORN DINER ON HILL", "Quorn Diner On Hill"), ("QUORN RAIL CD 4410", "Quorn Rail"), ("QUORN RAIL CDX 4410", "Quorn Rail CDX"),
        ("QUORN SPORT KURS: 1.0", "Quorn Sport"), ("QUORN PARK SVWZ+MIETE", "Quorn Park"), ("QUORN+PARK", "Quorn+Park"),
        ("QUORN & QUAX 12", "Quorn & Quax"), ("QUORN & 12", "Quorn"), ("QUORN 12MAR25 QUAX", "Quorn"), ("QUORN 12MARKET", "Quorn 12market"),
        ("EXCHANGED TO EUR", "Exchanged To EUR"), ("QUORN TO 4410", "Quorn"),
    ])
    func whereANameEnds(text: String, name: String) throws {
        #expect(MerchantNames(try MerchantWords(StageRun.knowledge)).name(text) == name)
    }

    /// Told twice a name is told once, and a town in it and behind it stands behind it alone; some names are a word twice.
    @Test(arguments: [
        ("QUORN MILL QUORN MILL", "Quorn Mill"), ("QUORN MILL QUORN MILL TACOMA WA", "Quorn Mill"), ("QUAX BAHN QUORN QUORN", "Quax Bahn"),
        ("QUORN QUORN", "Quorn Quorn"), ("QUORN QUORN MILL", "Quorn Quorn Mill"), ("QUORN BAHN BERG QUORN", "Quorn Bahn Berg"),
        ("BAR PARIS BAR PARIS", "Bar Paris"),
    ])
    func whatIsToldTwice(text: String, name: String) throws {
        #expect(MerchantNames(try MerchantWords(StageRun.knowledge)).name(text) == name)
    }

    @Test(arguments: [
        ("QUORN.COM", "Quorn.com"), ("QUORN.CO.UK", "Quorn.co.uk"), ("WWW.QUORN.COM", "Quorn.com"), ("E.ON", "E.ON"),
        ("QUORN.HOUSE", "Quorn.House"),
        ("QRE 0042", "QRE"), ("QUOR 0042", "Quor"), ("QEA MILL", "Qea Mill"), ("KİTAPÇI", "Kitapçı"),
    ])
    func howANameIsWritten(text: String, name: String) throws {
        #expect(MerchantNames(try MerchantWords(StageRun.knowledge)).name(text) == name)
    }

    /// Texts of some fifty banks and the names that a person would write, a third of the families held out while the rules were written.
    @Test(arguments: [false, true])
    func namesOfManyBanks(isHeldOut: Bool) throws {
        let names = MerchantNames(try MerchantWords(StageRun.knowledge))
        let file = try #require(Checkout.text("Tests/Fixtures/merchants/names.tsv"))
        var (lines, right) = (0, 0)
        for row in file.split(separator: "\n") where !row.hasPrefix("#") {
            let cells = row.split(separator: "\t")
            var hash = DescriptionWords.seed
            for byte in cells[2].utf8 { hash = DescriptionWords.extended(hash, byte) }
            guard ((hash >> 20) % 3 == 0) == isHeldOut else { continue }
            lines += 1
            let found = letters(names.name(String(cells[0])) ?? "")
            if cells[1].split(separator: "|").contains(where: { letters(String($0)) == found }) { right += 1 }
        }
        #expect(lines > 50 && Double(right) >= 0.9 * Double(lines), "\(right) of \(lines)")
    }

    private func letters(_ text: String) -> String { String(text.lowercased().filter { $0.isLetter || $0.isNumber }) }

    /// Wide letters and narrow kana are the same letters.
    @Test(arguments: [("ＱＵＯＲＮ．ＣＯＭ", "Quorn.com"), ("ｸｵﾝﾎﾞﾙﾄ", "クオンボルト"), ("ｾﾞﾌﾟ", "ゼプ"), ("ｷｯﾁﾝ", "キッチン")])
    func lettersOfEveryWidth(text: String, name: String) throws {
        #expect(MerchantNames(try MerchantWords(StageRun.knowledge)).name(text) == name)
    }

    /// The same words in capitals and as names are written give one name, whichever came first.
    @Test func whichCameFirstDecidesNothing() throws {
        let (one, other) = (MerchantNames(try MerchantWords(StageRun.knowledge)), MerchantNames(try MerchantWords(StageRun.knowledge)))
        let texts = ["QUORNHOLT MILL", "Quornholt Mill", "quornHolt mill"]
        let forwards = texts.map { one.name($0) }
        let backwards = Array(texts.reversed().map { other.name($0) }.reversed())
        #expect(forwards == backwards)
    }

    @Test(arguments: ["20241224", "   ", "0000-9", "#"])
    func findsNoNameWhereThereIsNone(text: String) throws {
        #expect(MerchantNames(try MerchantWords(StageRun.knowledge)).name(text) == nil)
    }

    @Test func aNameIsItsOwnName() throws {
        let names = MerchantNames(try MerchantWords(StageRun.knowledge))
        for text in ["Blue Bottle Coffee", "Joe's Diner", "REWE", "Électricité Du Lac", "City Tramways", "BMW Bank"] {
            #expect(names.name(text) == text)
        }
    }

    @Test func anyBytesGiveANameOrNone() throws {
        let names = MerchantNames(try MerchantWords(StageRun.knowledge))
        var seed: UInt64 = 7
        for _ in 0..<5000 {
            let bytes = (0..<40).map { _ -> UInt8 in
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: seed >> 33)
            }
            _ = bytes.withBytes { names.withName($0) { $0.count } }
        }
    }
}
