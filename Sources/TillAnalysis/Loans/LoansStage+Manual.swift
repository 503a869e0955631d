import TillFigures
import TillStages

extension LoansStage {
    private static let home = """
        currency: EUR
        accounts: [{id: giro, kind: checking}]
        loans:
          - {name: Car, principal: 12000, rate: 6, term: 12, first: 2025-01-31, match: [autobank]}

        """

    private static let march = """
        {"type":"transaction","id":"t1","household":"home","account":"giro","date":"2025-01-31","amount":"-1032.80","currency":"EUR","merchant":"Autobank","kind":"expense","category":{"name":"debt.loan","by":"known"},"status":"posted","observations":[]}
        {"type":"transaction","id":"t2","household":"home","account":"giro","date":"2025-02-28","amount":"-1032.80","currency":"EUR","merchant":"Autobank","kind":"expense","category":{"name":"debt.loan","by":"known"},"status":"posted","observations":[]}

        """

    public static func tables(_ knowledge: Knowledge) -> [KnowledgeTable] { [CategoryUses.table] }

    public static let manual = Manual(
        name: "till-loans",
        summary: "What a household owes by contract: what is left, interest and principal of each payment, the day it is paid off.",
        discussion: """
            For each of the household file's loans a record of type loan. A loan has principal, rate (percent a year, nominal), first (the day \
            of the first payment), and term (how many payments) or payment (what each is); every monthly, quarterly, half-yearly or yearly; \
            match (words of its payee) and account (the own account it is kept on) tell which transactions pay it.

            Interest of a period is charged on the due day, rounded half to even; a payment pays interest first. What is left comes from the balance \
            that the bank states of the loan's account, else from the payments seen, else from the contract; by says which. Before the \
            book begins the contract's payments are taken for made. missed lists due days of the book's time without a payment.
            """,
        input: .records,
        options: [],
        examples: [
            Example(
                "Two of twelve payments are made", command: "till-loans --household-file home.yaml", input: march,
                files: ["home.yaml": home],
                shows: [
                    #""payment":"1032.80""#, #""left":"10049.54","by":"payments","repaid":"1950.46","interest":"115.14""#,
                    #""next":{"date":"2025-03-31","amount":"1032.80","interest":"50.25","principal":"982.55"}"#,
                    #""remaining":10"#, #""payoff":"2025-12-31""#,
                ])
        ],
        reads: ["transaction", "balance"],
        writes: ["loan"])
}
