/// The names of everything that Till says to people. What each says stands in `messages/<language>.tsv`, by this name; a name that is not
/// here does not compile, and a test holds every language's file to these.
public enum MessageKey: String, Sendable, Hashable, CaseIterable {
    // MARK: Words of many places
    case listComma, listEnd, rows

    // MARK: Around every page
    case skipToTransactions, skipToContent, madeByTill, footFigures, otherMonths, emptyMonth, transactions, provenAccounts, soFar
    case thingsNeedPerson

    // MARK: Accounts
    case accountsTitle, dayProven, rowsNoProof, doesNotAddUp, movedNoBalance, balanceOn, provenEveryDay, offBy, andMore, provenOn
    case notProven, balanceByDay, lowestHighest, daysProvenFor, daysOfTable

    // MARK: Headings of a month's page
    case findingsTitle, budgetTitle, aheadTitle, daysTitle, spendingTitle, sourcesTitle, coverageTitle, needsPerson, asidesTitle
    case transactionsTitle

    // MARK: The page of open questions of all households
    case footReview
}
