import CTesseract
import Foundation
import Testing
import TillRecords

@testable import TillSynth

/// Photos of receipts and chats beside the exports.
@Suite struct PapersTests {
    private static let world = SynthWorld(seed: 42, first: Month(year: 2024, month: 1), months: 12)

    private static func papers(_ number: Int, receipts: Int = 13) -> (household: Household, papers: Papers) {
        let household = world.household(number)
        return (household, world.papers(of: household, number, receipts: receipts))
    }

    @Test(arguments: 0..<3) func sameSeedSameBytes(number: Int) {
        let (one, two) = (Self.papers(number, receipts: 3).papers, Self.papers(number, receipts: 3).papers)
        #expect(one.files.map(\.name) == two.files.map(\.name))
        #expect(one.files.map(\.bytes) == two.files.map(\.bytes))
        #expect(Set(one.files.map(\.name)).count == one.files.count, "no two files of one name")
    }

    @Test(arguments: [(0, 24), (1, 1), (2, 5)]) func photosAreFewAndSmallAndPictures(_ number: Int, _ most: Int) {
        let photos = Self.papers(number, receipts: most).papers.files.filter { $0.name.hasSuffix(".jpg") }
        #expect(photos.count <= most && photos.count > most / 2)
        for photo in photos {
            #expect(photo.bytes.count <= KeptReceipt.mostBytes && photo.bytes.count > 4_000)
            var pix = pixReadMem(photo.bytes, photo.bytes.count)
            #expect(pix != nil)
            #expect(pixGetDepth(pix) == 8 && pixGetWidth(pix) > 400 && pixGetHeight(pix) > 400)
            pixDestroy(&pix)
        }
    }

    @Test func withoutReceiptsThereIsNothingAndOtherCountriesHaveNone() {
        #expect(Self.papers(0, receipts: 0).papers.files.isEmpty)
        #expect(Self.papers(3).papers.files.isEmpty)
    }

    /// The items of every basket add up, whatever the total.
    @Test func basketsAddUp() {
        var chance = Chance(seed: 9)
        for _ in 0..<400 {
            let total = chance.within(240...9_000)
            var basket = Basket(total, of: GermanGoods.supermarket, fillers: GermanGoods.weighed, ending: .nine, &chance)
            basket.weighLast(&chance)
            #expect(basket.total == total)
            #expect(basket.sum("a") + basket.sum("b") == total)
            for item in basket.items {
                #expect(item.amount > 0 && item.amount % Int64(item.count) == 0)
                if let (grams, perKilo) = item.weighed { #expect((grams * perKilo + 500) / 1000 == item.amount) }
            }
        }
    }

    /// Whatever is printed in the column of amounts above the total makes the total; the tax and the tip are in it.
    @Test(arguments: 0..<3) func receiptsAddUp(number: Int) throws {
        let household = Self.world.household(number)
        let tongue = try #require(Tongue(household.plan))
        let account = household.plan.accounts
        let purchases = household.movements.compactMap { Purchase($0, account: account[$0.account], shop: Shop($0.payee.category)) }
            .filter { $0.currency == household.plan.currency && $0.paid > 250 && $0.paid < 9_000 }
        #expect(purchases.count > 100)
        for (index, purchase) in purchases.enumerated() {
            var chance = Chance(seed: UInt64(index))
            let slip = tongue.country.slip(purchase, tipAfter: index % 7 == 0 && purchase.shop == .restaurant, &chance)
            let text = slip.draft.text
            let mark = tongue == .german ? "," : "."
            #expect(text.contains(Digits.amount(slip.total, mark: mark)), "\(text)")
            #expect(slip.total <= purchase.paid)
            if index % 7 != 0 { #expect(slip.total == purchase.paid) }
            // Where goods have two rates of tax, each is printed and not their sum.
            let rates = ["A= ", "B= "].count { text.contains($0) }
            if let tax = slip.tax {
                #expect(tax > 0 && tax < slip.total / 4 && (rates == 2 || text.contains(Digits.amount(tax, mark: mark))))
            }
            // No line runs over the edge of the paper.
            for line in slip.draft.lines { #expect(line.text.count + line.right.count <= slip.draft.columns, "\(line.text)") }
        }
    }

    /// Every letter that is printed has a shape of its own.
    @Test func everyPrintedLetterIsDrawn() throws {
        for number in 0..<3 {
            let household = Self.world.household(number)
            let tongue = try #require(Tongue(household.plan))
            for movement in household.movements {
                guard
                    let purchase = Purchase(
                        movement, account: household.plan.accounts[movement.account], shop: Shop(movement.payee.category))
                else { continue }
                var chance = Chance(seed: 1)
                for letter in Set(tongue.country.slip(purchase, tipAfter: false, &chance).draft.text) where letter != "*" && letter != "\n"
                {
                    #expect(PrinterFont.isDrawn(letter), "\(letter)")
                }
            }
        }
    }

    /// The truth names lines of the chat, and each holds the amount in the country's figures.
    @Test(arguments: 0..<3) func truthNamesTheMessages(number: Int) throws {
        let (household, papers) = Self.papers(number, receipts: 4)
        let chat = try #require(papers.files.first { $0.name.hasSuffix(".txt") })
        let lines = String(decoding: chat.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let said = papers.mentions.values.flatMap(\.messages)
        #expect(said.count > 30)
        #expect(said.contains { $0.op == "amend" })
        for message in said {
            #expect(message.file == chat.name)
            #expect(household.plan.members.contains { $0.id == message.sender })
            let units = Digits.amount(message.amount, mark: household.plan.country == "DE" ? "," : ".")
            let text = lines[message.line - 1] + (lines.count > message.line ? lines[message.line] : "")
            #expect(text.contains(units) || text.contains(String(message.amount / 100)), "\(text)")
        }
        let text = String(decoding: chat.bytes, as: UTF8.self)
        for photo in papers.files where photo.name.contains("-WA") || photo.name.contains("-PHOTO-") { #expect(text.contains(photo.name)) }
    }

    /// The hard cases are there: a receipt taken twice, a tip that came later, cash that no export has.
    @Test func hardCasesAreThere() {
        let (household, papers) = Self.papers(1, receipts: 9)
        let amounts = Dictionary(uniqueKeysWithValues: household.movements.map { ($0.id, -$0.amount) })
        #expect(papers.mentions.values.contains { $0.receipts.count == 2 })
        #expect(papers.mentions.contains { id, said in said.receipts.contains { $0.total < amounts[id] ?? 0 } })
        #expect(papers.cash.count == 4)
        let truth = Truth.lines(household, Exporter(household).files(), papers).text
        #expect(truth.contains("\"movement\":\"c001\"") && truth.contains("\"account\":\"cash\""))
    }
}
