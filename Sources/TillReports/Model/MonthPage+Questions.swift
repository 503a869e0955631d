import TillRecords

extension MonthPage {
    /// What of this month only a person can settle: documents that were not read, days that do not add up, rows nobody could place.
    static func questions(_ rows: [ReportTransaction], _ accounts: [AccountCard], _ book: HouseholdBook) -> [Question] {
        var found: [Question] = []
        let marked = rows.count(where: \.needsReview)
        if marked > 0 {
            let words = marked == 1 ? "1 row is" : "\(marked) rows are"
            found.append(Question(weight: .open, sentence: "\(words) marked for review.", anchor: "review"))
        }
        for card in accounts {
            found += card.gaps.map { gap in
                Question(
                    weight: .urgent, subject: card.name,
                    sentence: "rows and balances differ by \(MoneyText.signed(gap.difference)), \(DayText.range(gap.first, gap.last)).",
                    place: "a row is missing, doubled or altered", answer: "export \(gap.first) to \(gap.last) again and add the file",
                    anchor: card.slug)
            }
            // Of accounts that a member does not see no export can be asked for.
            if !card.hasBalances, card.name != PageSettings.others {
                found.append(
                    Question(
                        weight: .minor, subject: card.name, sentence: "no document states a balance, so nothing proves its rows complete.",
                        answer: "add an OFX export or a CSV with a balance column", anchor: card.slug))
            }
        }
        found += unplaced(rows, book)
        return found
    }

    /// Merchants without a category, each with the line for the examples file; and those whose category is a weak guess.
    private static func unplaced(_ rows: [ReportTransaction], _ book: HouseholdBook) -> [Question] {
        var groups: [String: [ReportTransaction]] = [:]
        for row in rows where row.isUnsure {
            groups[row.name, default: []].append(row)
        }
        let ordered = groups.sorted { a, b in
            let (left, right) = (
                a.value.reduce(0) { $0 &+ $1.money.minorUnits.magnitude }, b.value.reduce(0) { $0 &+ $1.money.minorUnits.magnitude }
            )
            return left != right ? left > right : a.key < b.key
        }
        var found = ordered.prefix(8).compactMap { name, rows in rows.first.map { question($0, name, rows.count, book) } }
        if ordered.count > 8 {
            found.append(Question(weight: .minor, sentence: "\(ordered.count - 8) more merchants have no sure category.", anchor: "unsure"))
        }
        return found
    }

    private static func question(_ row: ReportTransaction, _ name: String, _ count: Int, _ book: HouseholdBook) -> Question {
        let rows = CountText.of(count, "row")
        let category = book.slugs.name(of: row.category).leaf
        let sentence = row.category.isEmpty ? "no category (\(rows))." : "\u{201C}\(category)\u{201D} is a guess (\(rows))."
        let description = Csv.cell(row.text.isEmpty ? name : row.text)
        return Question(
            weight: row.category.isEmpty ? .open : .minor, subject: name, sentence: sentence,
            place: "line for the file given to --examples",
            quoted: description, answer: ",\(MoneyText.plain(row.money)),\(row.day),CATEGORY", anchor: book.slugs.merchant(name))
    }
}
