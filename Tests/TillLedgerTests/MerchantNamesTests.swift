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
            _ = bytes.withUnsafeBytes { names.withName($0) { $0.count } }
        }
    }
}
