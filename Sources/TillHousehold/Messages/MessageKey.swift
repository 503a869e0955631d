/// The names of everything that Till says to people. What each says stands in `messages/<language>.tsv`, by this name; a name that is not
/// here does not compile, and a test holds every language's file to these.
public enum MessageKey: String, Sendable, Hashable, CaseIterable {
    // MARK: Words of many places
    case listComma, listEnd, listSentences, rows

    // MARK: Around every page
    case skipToTransactions, skipToContent, madeByTill, footFigures, otherMonths, emptyMonth, transactions, provenAccounts, stepBack
    case stepForward, arrowTodo, soFar, thingsNeedPerson, entriesNeedPerson

    // MARK: Accounts
    case accountsTitle, dayProven, rowsNoProof, doesNotAddUp, movedNoBalance, balanceOn, provenEveryDay, offBy, andMore, provenOn
    case notProven, balanceByDay, lowestHighest, daysProvenFor, daysOfTable

    // MARK: Headings of a month's page
    case findingsTitle, budgetTitle, aheadTitle, daysTitle, spendingTitle, sourcesTitle, coverageTitle, needsPerson, asidesTitle
    case transactionsTitle

    // MARK: Pages of a week, a quarter or any days
    case weekName, quarterName, emptyPeriod, spendingOfPeriod, nobodyThen, noneThen, newThen, everybodyNewThen, columnTime
    case filterOfAccounts, filterOfMembers, filterOfCategories, filterOfTags, ownReports

    // MARK: The page of open questions of all households
    case footReview

    // MARK: The three figures of a month or a year, and the sentence that reads them out
    case cameIn, wentOut, leftOver, shortBy, onMonth, onTypical, ofCameIn, firstMonth, nothingMoved, ledeNothing, ledeKept, ledeShort
    case paceUsual, paceSentence, paceAbove, paceBelow, mover, noChange

    // MARK: What changed, what is coming
    case rowsLink, alreadyKnown, whatChanged, whatComes, nothingUnusual, quietAhead, littleKnownAhead, smallerOnes, tagSoon, tagLook
    case knownPaymentsTo, knownPaymentsLargest

    // MARK: The budget
    case columnFor, columnSpent, columnOf, columnLeft, columnHow, cellLeft, cellBesidePlan, movedBetween, moveWaits, moveDone, budgetOf
    case budgetThumb, budgetEnvelopes, budgetLimits, budgetShares, budgetRest, budgetOutside, budgetCarried, budgetMoved, budgetAside,
        budgetBills
    case budgetDaily, toKeep, stateOnItsWay, stateTaken, stateKept, stateNotKept, stateWithin, stateNearlyUsed, stateJustWithin
    case stateOver, dayMayCost, calendarCaption, calendarKey, ofAmount, billAmount

    // MARK: The weeks ahead
    case nextMonthsCost, keyExpected, fourOfFive, nineteenOfTwenty, keyKnownPayment, keyKnownIncome, sameAsTable, weekByWeek, columnDay
    case columnExpected, knownMovements, knownToCome, columnWhat, columnAmount, balanceNotForecast, balanceOfNotForecast
    case spendingNotForecast, spendingOfNotForecast, accountByAccount, allPayingAccounts, rangeTo, forecastFrom, forecastFromNow
    case forecastFalls, forecastMayFall, triedBalance, triedSpending, triedCategory, triedBetter, triedNoBetter, triedHeld, triedEnd
    case everything, spendingExpected, nameAhead, lineWithinBands, lineWithinBandsOnly

    // MARK: Day by day
    case keyCameIn, keyWentOut, keyRunning, flowsByDay, columnIn, columnOut, columnRunning, columnSpentSoFar, columnMonthBefore
    case flowDescription, flowOfDay

    // MARK: Two charts
    case spendingAddedUp, twelveMonths, flowsTwelveMonths, columnMonth, spendingAddedUpIn, paceDescription, paceDescriptionBefore
    case yearDescription, flowOfMonth

    // MARK: Categories
    case columnCategory, columnShare, versus, versusTypical, total, cellShare, spendingCaption, sourcesCaption, uncategorised

    // MARK: Who got the money
    case mostWentTo, nobodyThisMonth, largestPayments, noneThisMonth, newThisMonth, nobodyNew, everybodyNew, firstOn, timesOf

    // MARK: What is proven
    case provenNote, provenCaption, columnAccount, columnProven, columnNotProven, columnGap, noDay

    // MARK: What stands beside the figures
    case asideNote, asideTransfers, asideTransfersNote, asideSaved, asideTaken, asideSavedNote, asideUnknown, asideUnknownNote
    case asidePending, asidePendingNote, asideAlone, asideAloneNote, asideUnconfirmed, asideUnconfirmedNote, asideCash, asideCashNote
    case asideDoubtful, asideDoubtfulNote, asideApproval, asideApprovalNote, asideAsked, asideAskedNote, asideForeign, asideForeignNote

    // MARK: Every transaction
    case showing, showAll, transactionsOf, onNoAccount, onNoAccountNote, noRate, categoryTransfer, categoryPutAside, categorySplit
    case tagPending, tagUnconfirmed, tagRefund, tagUseUnknown, tagReview, tagReversal, tagWaits, tagApproved, tagRejected, byDecision
    case byRule, byLearnt, byKnown, byNobody, sure, noText, unnamed

    // MARK: Selections of rows
    case filterIn, filterOut, filterCounted, filterTransfers, filterSaved, filterUnknown, filterPending, filterAlone, filterUnconfirmed
    case filterCash, filterDoubtful, filterApproval, filterAsked, filterForeign, filterUnsure, filterReview

    // MARK: Receipts and messages under a row
    case knownFrom, knownFromTitle, fromBank, fromReceipt, fromMessage, fromNote, paperReceipts, paperMessages, paperNotes, factShop
    case factDay, factTotal, factTax, factTip, factPaid, factCharged, chargedMore, chargedLess, lookAtOriginal, pictureLeftOut
    case pictureWords, somebody, bankPlace, samePurchase

    // MARK: What needs a person
    case countMore, tagCheck, markedForReview, rowsDiffer, rowsDifferPlace, rowsDifferAnswer, noBalanceStated, noBalanceAnswer
    case unsureMerchants, noCategory, guessedCategory, examplesPlace, notCounted, notCountedRows

    // MARK: The household's page
    case brandHousehold, monthsOf, amongOthers, amongOthersLink, asTables, spanIn, nothingRead, nothingToSee

    // MARK: What recurs
    case recurringTitle, comesNext, nothingBefore, recurringCaption, columnWho, columnHowOften, columnNext, allRecur, recurringLede
    case recurringCost, recurringBeside, turnOf, turnDeclared, turnVaries, seriesEnded, seriesEndedLast, seriesLate, seriesLateThen
    case notKnown, listMissing, listChanged, listInstalments, listNotAsDeclared, listEnded, missedOn, missedBefore, amountBecame
    case changedSince, partsPaid, partsPaidUntil, amountLeft, declaredAs, declaredOnly, declaredUnseen, amountMore, amountLess
    case endedLast, endedOver, endedPaidOff, amountRhythm, everyWeek, everyTwoWeeks, twiceAMonth, everyMonth, everyTwoMonths
    case everyThreeMonths, everySixMonths, everyYear

    // MARK: Goals and habits
    case goalsTitle, habitsTitle, goalsAndHabits, goalsCaption, goalsNote, columnThere, columnWhen, columnStands, goalPace, goalNeeded
    case goalShare, goalSharePaid, aboutDate, wantedBy, dateTo, laterThanTold, goalReached, goalOnTrack, goalBehind, goalLate, goalOpen
    case streakDays, streakWeeks, streakMonths, streakOf, streakOnly, streakBest, spentThisDay, spentThisWeek, spentThisMonth
    case lastBroken, keptAsWanted

    // MARK: Loans
    case loansTitle, loansCaption, columnLoan, columnNextPayment, columnPaidOff, loanByBank, loanByPayments, loanByContract, loanMissed
    case loanPaidOff, loanNever, loanPayments, interestToCome, amountOnDate, loanParts

    // MARK: Money health
    case healthTitle, healthTotal, inMonth, healthNoTotal, columnComponent, columnValue, columnPoints, sinceMonth, notSeen
    case pointsOfTotal, healthNote, healthCaption, healthBasis, healthSame, healthMore, healthLess, pointChange, bandGood, bandWatch
    case bandPoor, monthsInReserve, timesAQuarter

    // MARK: The page of a year
    case otherYears, emptyYear, monthByMonth, whatCameAndWent, pricesRose, healthMonthsCaption, yearAccountsCaption, columnChange
    case columnRows, columnProvenComplete, whatItRestsOn, monthsKnown, onYear, onYearSame, yearSpending, yearSources, yearMerchants
    case yearRecurring, whatRecurred, aMonth, recurringCameTo, lineIncome, cellOfMonth, riseStep, noMonthHasTotal, pointsInMonth
    case pointsMore, pointsFewer, pointsSame, noTotal, everyDay, daysOf, daysDoNotAddUp, rowsInMonths, balancesProve, receiptTells
    case messageTells, unsureRows

    // MARK: All households, and each among the others
    case householdsTitle, noDocumentsYet, spanOf, leftOverIn, shortIn, cameInAmount, wentOutAmount, peersTitle, peersCaption
    case columnYours, columnHaveLess, ofHundred, peersBasis, peersBasisTo, peersSince, nobodyNamed, amongOthersTitle, peersNone, sizeTo
    case sizeOrMore

    // MARK: Groups of households
    case cohortsTitle, cohortsEmpty, theGroups, whatShifted, shiftCaption, columnIndex, columnShift, howFound, howFoundNote
    case trialsCaption, columnGroups, columnAgreement, columnWeakest, columnSmallest, tagTaken, leavesOut, leavesOutNote, sharesCaption
    case columnOn, columnMean, columnAll, columnMiddleHalf, deciles, decilesCaption, columnTenths, noGroupsYet, householdsIn
    case householdsInTo, groupCount, householdCount, movedSince, movedSinceRun, nobodyMovedSince, nobodyMovedSinceRun, earlierRun
    case heldBack, groupIncome, groupSpending, groupIsNew, groupHad, groupStayed, groupCentre

    // MARK: Whom a page is for
    case otherAccounts, seenAll, seenOwn, nothingOpen

    // MARK: What sets a group apart
    case muchOn, littleOn

    // MARK: What leads back from every page, and to the newest
    case pagesAbove, newestPages, acrossHouseholds, remarks

    // MARK: The first screen of a household: net worth
    case worthTitle, onDay, sinceDay, sinceDayPart, worthCaption, columnWithout, worthWithout, worthCarried
    case withoutUndocumented, withoutUnstated, withoutLater, withoutOld, withoutUnrated, withoutContract, worthByMonth
    case worthDescription

    // MARK: Balances
    case balancesTitle, provenTo, balanceUnstated, balanceGap, withRowsTo, rowsTo

    // MARK: The month that runs
    case thisMonth, heldEveryday, savingsRate, ofThisMonth, savingsRateIn, leftSoFar, moreWentOut, moreWentOutSoFar, dueUntil
    case noKnownPayment, knownPayments, dailyToPay, dailyToEnd

    // MARK: What changed of late
    case newRecurring, raisedOrMissing, alsoFound, farFromTypical, sinceRhythm, missingSince, usually

    // MARK: What needs a person, on the first screen
    case oneAfterOther, tellOwner, askOwner, aDocument, addExport, moreOfThem, inAll, manyAlone, manyCategories
    case manyMerchants, manyIncomes, manyGaps, manyLinks, matterApproval, matterLink, matterCategory, matterMerchant
    case matterIncome, matterCardCredit, matterAlone, matterAccount, matterAccountPaid, matterGap

    // MARK: A calendar of days that are over
    case costByCategory, dayCost, calendarCaptionOver, calendarKeyOver

    // MARK: Where money came from and went
    case moneyFlow, moneyFlowIn, moneyFlowDescription, columnSide, backFrom, fromBefore, everythingElse, sideBefore
    case sideStayed

    // MARK: What a person should know, and what to do about it
    case findOverBudget, doOverBudget, findBudgetPace, doKeepTo, doSpendLess, findTwice, findAgain, doTwice, moneyInAccounts, theAccount
    case findLowExpected, findLowPossible, doLowAll, doLowAccount, aPayment, nameAbout, findMissingIncome, doMissingIncome
    case findMissingBill, doMissingBill, findNewMerchant, doNewMerchant, findPriceRise, doPriceRise, findUnusualAmount, doUnusualAmount
    case findUnusualMonth, findUnusualMonthBills, doUnusualMonth, findGoalBehind, findGoalNever, doGoalPace, doGoalMove, findGoalWhole
    case findGoalPart, doGoalWhole, doNothing, findNoteLess, findNoteMore, doNote

    // MARK: Files: workbooks and the statement of cash flow
    case sheetTransactions, sheetCategories, sheetBudget, sheetFindings, cashFlowTitle, cashFlowCaption, columnOpening
    case columnClosing, columnBetween, columnUnexplained, columnText, columnGroup, columnDirection, columnCurrency, columnInHome
    case columnCounted, columnUse, columnStatus, columnTags, columnId, columnBills, columnDays, columnWeight, columnTodo
    case useSpending, useIncome, answerYes, answerNo, statusPosted, weightHigh, weightMiddle, weightLow

    // MARK: Pages of merchants and categories
    case typicalMonth, typicalRange, ofWentOut, subjectMonths, subjectHighest, subjectParts, subjectNewestRows, subjectsTitle
    case subjectCategories, subjectMerchants, bankAlone
}
