import Testing
import TillFigures
import TillRecords

@testable import TillReports

/// What budgets, money health and forecasts take a month to be.
extension AgreementTests {
    func checkResults(_ pages: Pages, _ figures: Answers, onPage: Answers) {
        var shown: Answers = [:]
        for record in pages.results {
            switch record.type {
            case "budget": checkBudget(record, pages, figures, &shown)
            case "health": checkHealth(record, pages, figures)
            case "forecast": checkForecast(record, pages, figures)
            case "finding": checkFinding(record, pages, figures)
            default: break
            }
        }
        agree("the budget of the page", onPage, shown.filter { $0.value != 0 })
    }

    private func minor(_ record: Record, _ key: Key, _ pages: Pages) -> Int64 {
        record.decimal(key).flatMap { Money($0, pages.ledger.home)?.minorUnits } ?? 0
    }

    /// What went out for a category or all of a group, in a month.
    private func out(_ category: String, _ month: String, _ figures: Answers) -> Int64 {
        let question = "out \(month) \(category)"
        return figures.reduce(0) { $1.key == question || $1.key.hasPrefix(question + ".") ? $0 + $1.value : $0 }
    }

    private func checkBudget(_ budget: Record, _ pages: Pages, _ figures: Answers, _ shown: inout Answers) {
        let month = budget.string(.period) ?? ""
        let lines = budget.objects(.lines)
        checkLeftOut(budget, pages) { Month(of: $0).iso == month }
        #expect(minor(budget, .earned, pages) == figures["in \(month)"] ?? 0, "the budget of \(month)")
        #expect(
            minor(budget, .spent, pages) + minor(budget, .outside, pages) == figures["out \(month)"] ?? 0, "the budget of \(month)")
        for line in lines {
            let category = line.string(.category) ?? ""
            let isSaving = line.flag(.saving) ?? false
            if isSaving { #expect(minor(line, .spent, pages) == figures["saved \(month)"] ?? 0, "saved in the budget of \(month)") }
            if budget.equals(.method, "limits") {
                #expect(minor(line, .spent, pages) == out(category, month, figures), "\(category) in the budget of \(month)")
            }
            let name = isSaving ? "To keep" : CategoryName.shown(line.string(.label) ?? category)
            shown["\(month) \(name)"] = minor(isSaving ? budget : line, isSaving ? .kept : .spent, pages)
        }
    }

    /// A result says what its sums leave out.
    private func checkLeftOut(_ record: Record, _ pages: Pages, _ isWanted: (Day) -> Bool) {
        let left = record.objects(.leftOut).map { "\($0.string(.why) ?? "") \($0.integer(.rows) ?? 0)" }
        let rows = pages.ledger.transactions.filter { $0.leftOut != nil && $0.flow != .transfer && isWanted($0.day) }
        let known = LeftOut.allCases.compactMap { why in
            let count = rows.count { $0.leftOut == why }
            return count == 0 ? nil : "\(why.rawValue) \(count)"
        }
        #expect(left == known, "what \(record.type) leaves out")
    }

    private func checkHealth(_ health: Record, _ pages: Pages, _ figures: Answers) {
        let end = health.string(.month) ?? ""
        let months = pages.ledger.completeMonths.filter { $0.iso <= end }.suffix(12)
        #expect(months.count == health.integer(.months), "the months of the health of \(end)")
        checkLeftOut(health, pages) { months.contains(Month(of: $0)) }
        func sum(_ word: String) -> Double { months.reduce(0) { $0 + Double(figures["\(word) \($1.iso)"] ?? 0) } }
        for component in health.objects(.components) where component.equals(.component, "savings-rate") {
            let rate = (sum("in") - sum("out")) / sum("in")
            #expect(abs(rate - (component.number(.value) ?? .nan)) < 0.0006, "the savings rate of \(end)")
        }
    }

    private func checkForecast(_ forecast: Record, _ pages: Pages, _ figures: Answers) {
        guard !forecast.equals(.of, "balance") else { return }
        let base = forecast.objects(.base)
        let months = pages.ledger.completeMonths.suffix(12).map(\.iso)
        #expect(base.map { $0.date(.last).map { Month(of: $0).iso } } == months, "the base of the forecast")
        if !forecast.has(.category) { checkLeftOut(forecast, pages) { months.contains(Month(of: $0).iso) } }
        for one in base {
            let month = one.date(.last).map { Month(of: $0).iso } ?? ""
            let category = forecast.string(.category)
            let known = category.map { out($0 == "other" ? "none" : $0, month, figures) } ?? figures["out \(month)"] ?? 0
            #expect(minor(one, .amount, pages) == known, "the base of the forecast of \(category ?? "all"), \(month)")
        }
    }

    /// Amounts of findings that are sums of a month.
    private func checkFinding(_ finding: Record, _ pages: Pages, _ figures: Answers) {
        guard finding.equals(.code, "unusual-month"), let day = finding.date(.date), let category = finding.string(.category) else {
            return
        }
        let size = figures["out \(Month(of: day).iso) \(category)"] ?? 0
        let text = Money(minorUnits: size, currency: pages.ledger.home).amount.description
        #expect(finding.string(.message)?.contains(text) ?? false, "\(finding.text)")
    }
}
