/// What a household owes by contract.
extension Shape {
    public static let loan = result(
        .loan, "Money borrowed and paid back in equal payments: what is left, and how each payment falls into interest and principal.",
        [
            .must(.name, .text, "what the household calls it"),
            .may(.account, .text, "the own account it is kept on"),
            .must(.currency, .currency, "of every amount in it"),
            .must(.principal, .amount, "what was borrowed"),
            .must(.rate, .text, "nominal interest of a year in percent, as written"),
            .may(.term, .integer, "payments in all, by contract"),
            .must(.payment, .amount, "what each payment is"),
            .must(.first, .day, "the day of the first payment"),
            .may(.date, .day, "the day that the rest is of"),
            .must(.left, .amount, "what is still owed, interest to come not counted"),
            .must(.by, .choice(["bank", "payments", "schedule"]), "who says so: the loan's balance, the payments seen, or the contract"),
            .must(.repaid, .amount, "what of the principal is paid back"),
            .must(.interest, .amount, "interest paid so far"),
            .may(.next, .object(loanPaymentFields), "the payment that comes next"),
            .may(.remaining, .integer, "payments still to come"),
            .may(.interestLeft, .amount, "interest that is still to be paid"),
            .may(.payoff, .day, "the day of the last payment; absent where the payments do not even cover the interest"),
            .may(.missed, .list(.day), "due days of the book's time on which no payment was seen"),
            .may(.transactions, .list(.identity), "ids of the payments seen"),
        ])

    private static let loanPaymentFields: [Field] = [
        .must(.date, .day, "when it is due"),
        .must(.amount, .amount, "how much"),
        .must(.interest, .amount, "interest of it"),
        .must(.principal, .amount, "what it pays back"),
    ]
}

extension FieldWord {
    @inlinable public static var loan: FieldWord { "loan" }
}

extension Key {
    @inlinable public static var interest: Key { Key(field: "interest") }
    @inlinable public static var interestLeft: Key { Key(field: "interest_left") }
    @inlinable public static var payoff: Key { Key(field: "payoff") }
    @inlinable public static var principal: Key { Key(field: "principal") }
    @inlinable public static var repaid: Key { Key(field: "repaid") }
    @inlinable public static var term: Key { Key(field: "term") }
}
