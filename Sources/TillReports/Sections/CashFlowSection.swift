import TillHousehold
import TillRecords

/// The statement of cash flow: what each account began with, what moved, what it ended with.
enum CashFlowSection: ReportSection {
    static let anchor = "cashflow"
    static let fitsEveryPeriod = true
    static let title: MessageKey? = .cashFlowTitle
    static let template: PageTemplate = """
        <table class="plain"><caption>\(.cashFlowCaption, [.month: "month"])</caption>
        <thead><tr><th scope="col">\(.columnAccount)</th>{{#heads}}<th scope="col" class="n">{{name}}</th>{{/heads}}</tr></thead>
        <tbody>{{#flows}}<tr{{#explain}} title="{{explain}}"{{/explain}}><th scope="row"><bdi>{{name}}</bdi></th>{{#cells}}<td class="n"
        data-k="{{key}}">{{text}}</td>{{/cells}}</tr>{{/flows}}</tbody></table>
        """

    static func view(of page: MonthPage) -> View? {
        guard !page.cashFlows.isEmpty else { return nil }
        let isWhole = page.cashFlows.allSatisfy { ($0.flow.unexplained ?? 0) == 0 }
        let keys: [MessageKey] =
            [.columnOpening, .columnIn, .columnOut, .columnBetween, .columnClosing] + (isWhole ? [] : [.columnUnexplained])
        let heads = keys.map { say($0) }
        let flows: [View] = page.cashFlows.map { named in
            [
                "explain": page.explain(named.name), "name": AccountName.said(named.name),
                "cells": zip(heads, texts(named.flow)).map { ["key": $0, "text": $1] as View },
            ]
        }
        return ["month": page.period.title, "heads": heads.map { ["name": $0] as View }, "flows": flows]
    }

    private static func texts(_ flow: CashFlow) -> [String] {
        func money(_ minor: Int64) -> Money { Money(minorUnits: minor, currency: flow.currency) }
        func held(_ minor: Int64?) -> String { minor.map { MoneyText.full(money($0)) } ?? "\u{2013}" }
        return [
            held(flow.opening), MoneyText.full(money(flow.incoming)), MoneyText.full(money(flow.outgoing)),
            MoneyText.signed(money(flow.between)), held(flow.closing), flow.unexplained.map { MoneyText.signed(money($0)) } ?? "\u{2013}",
        ]
    }
}
