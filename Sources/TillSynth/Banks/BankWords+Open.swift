extension BankWords {
    /// The languages that a maintainer builds with.
    static let open = """
        =en US,US,US,US,GB,IE,AU,IN,ZA,CA utf8,cp1252,latin1
        T Date,Transaction Date,Posting Date,Post Date;Value Date,Effective Date;Description,Details,Narrative,Memo;Payee,Merchant,Name;Amount,Transaction Amount,Value;Debit,Withdrawals,Money Out,Paid Out,Debit Amount;Credit,Deposits,Money In,Paid In,Credit Amount;Debit/Credit,Dr/Cr,DR or CR;Balance,Running Balance,Account Balance;Currency,CCY;Account,Account Number;Counterparty Account,Beneficiary Account;Reference,Transaction ID,Ref No.;Type,Transaction Type;Fee,Charges;Net,Net Amount;Original Amount,Foreign Amount;Exchange Rate,Rate;Status,State;Category;Balance Before,Previous Balance
        W Salary;Rent;Card purchase;Refund;Monthly account fee;Transfer;ATM cash withdrawal;Interest paid;Payment received - thank you;Direct debit
        P Account number;Account holder;Period;Opening balance;Closing balance;Total;Currency;Exported on;Pending;Posted;Debit;Credit;This document was produced electronically;Account statement;Pending transactions;Credit card statement;Summary by category;cents
        M Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec;January,February,March,April,May,June,July,August,September,October,November,December
        =de DE,AT,CH utf8,cp1252,latin1,latin9
        T Buchungstag,Buchungsdatum,Datum;Valuta,Wertstellung,Valutadatum;Verwendungszweck,Buchungstext,Beschreibung;Auftraggeber/Empfänger,Zahlungsempfänger,Name;Betrag,Umsatz;Soll,Lastschrift,Belastung;Haben,Gutschrift;Soll/Haben,S/H;Saldo,Kontostand,Saldo nach Buchung;Währung,Whg;Kontonummer,Konto,Auftragskonto;Gegenkonto,Kontonummer/IBAN;Referenz,Kundenreferenz;Umsatzart,Buchungsart;Gebühr,Entgelt;Nettobetrag,Netto;Betrag in Fremdwährung,Originalbetrag;Wechselkurs,Umrechnungskurs;Status;Kategorie;Saldo vor Buchung
        W Gehalt;Miete;Kartenzahlung;Erstattung;Kontoführungsentgelt;Überweisung;Bargeldauszahlung Geldautomat;Zinsen;Einzahlung Kreditkarte - vielen Dank;Lastschrift
        P Kontonummer;Kontoinhaber;Zeitraum;Anfangssaldo;Endsaldo;Summe;Währung;Erstellt am;Vorgemerkt;Gebucht;Soll;Haben;Maschinell erstellt und ohne Unterschrift gültig;Kontoauszug;Vorgemerkte Umsätze;Kreditkartenabrechnung;Summen nach Kategorie;Cent
        M Jan,Feb,Mär,Apr,Mai,Jun,Jul,Aug,Sep,Okt,Nov,Dez;Januar,Februar,März,April,Mai,Juni,Juli,August,September,Oktober,November,Dezember
        =fr FR,BE,CH,CA utf8,cp1252,latin1,latin9
        T Date,Date d'opération,Date de comptabilisation;Date de valeur;Libellé,Libellé de l'opération,Description;Bénéficiaire,Tiers;Montant,Montant de l'opération;Débit,Retraits;Crédit,Dépôts;Sens,Débit/Crédit;Solde,Solde après opération;Devise;Compte,Numéro de compte;Compte bénéficiaire,Compte du tiers;Référence,Numéro d'opération;Type d'opération,Nature;Frais,Commission;Montant net;Montant en devise,Montant d'origine;Taux de change;Statut,État;Catégorie;Solde avant opération
        W Salaire;Loyer;Achat par carte;Remboursement;Frais de tenue de compte;Virement;Retrait DAB;Intérêts;Paiement reçu - merci;Prélèvement
        P Numéro de compte;Titulaire;Période;Solde initial;Solde final;Total;Devise;Édité le;En attente;Comptabilisé;Débit;Crédit;Document édité automatiquement;Relevé de compte;Opérations en attente;Relevé de carte de crédit;Totaux par catégorie;centimes
        M janv.,févr.,mars,avr.,mai,juin,juil.,août,sept.,oct.,nov.,déc.;janvier,février,mars,avril,mai,juin,juillet,août,septembre,octobre,novembre,décembre
        =es ES,MX,AR,CO,CL utf8,cp1252,latin1
        T Fecha,Fecha operación,Fecha de operación;Fecha valor,F. Valor;Concepto,Descripción,Movimiento;Beneficiario,Comercio;Importe,Monto;Cargo,Débito,Debe;Abono,Crédito,Haber;Cargo/Abono,Debe/Haber;Saldo,Saldo disponible;Divisa,Moneda;Cuenta,Número de cuenta;Cuenta beneficiario,Cuenta destino;Referencia,Número de documento;Tipo,Tipo de movimiento;Comisión;Importe neto;Importe original,Monto en moneda extranjera;Tipo de cambio;Estado;Categoría;Saldo anterior
        W Nómina;Alquiler;Compra con tarjeta;Devolución;Comisión de mantenimiento;Transferencia;Retirada en cajero;Intereses;Pago recibido - gracias;Recibo domiciliado
        P Número de cuenta;Titular;Período;Saldo inicial;Saldo final;Total;Divisa;Fecha de emisión;Pendiente;Contabilizado;Cargo;Abono;Documento sin valor contractual;Extracto de cuenta;Movimientos pendientes;Extracto de tarjeta de crédito;Resumen por categoría;céntimos
        M ene,feb,mar,abr,may,jun,jul,ago,sep,oct,nov,dic;enero,febrero,marzo,abril,mayo,junio,julio,agosto,septiembre,octubre,noviembre,diciembre
        =pt PT,BR utf8,cp1252,latin1
        T Data,Data Mov.,Data do lançamento;Data Valor,Data-valor;Descrição,Histórico,Lançamento;Favorecido,Estabelecimento;Valor,Montante;Débito,Débitos,Saídas;Crédito,Créditos,Entradas;Débito/Crédito,D/C;Saldo,Saldo contabilístico;Moeda;Conta,Número da conta;Conta do favorecido,Conta destino;Referência,Documento;Tipo,Tipo de movimento;Tarifa,Comissão;Valor líquido;Valor original,Valor em moeda estrangeira;Câmbio,Taxa de câmbio;Situação,Estado;Categoria;Saldo anterior
        W Salário;Aluguel;Compra no cartão;Estorno;Tarifa mensal de conta;Transferência;Saque em caixa eletrônico;Juros recebidos;Pagamento recebido - obrigado;Débito automático
        P Conta;Titular;Período;Saldo inicial;Saldo final;Total;Moeda;Emitido em;Pendente;Lançado;Débito;Crédito;Documento emitido por computador;Extrato de conta;Lançamentos futuros;Fatura do cartão de crédito;Resumo por categoria;centavos
        M jan,fev,mar,abr,mai,jun,jul,ago,set,out,nov,dez;janeiro,fevereiro,março,abril,maio,junho,julho,agosto,setembro,outubro,novembro,dezembro
        =nl NL,BE utf8,cp1252,latin1
        T Datum,Boekdatum,Transactiedatum;Valutadatum,Rentedatum;Omschrijving,Mededelingen;Naam tegenpartij,Begunstigde;Bedrag,Transactiebedrag;Af,Debet;Bij,Credit;Af Bij,Debet/Credit;Saldo,Saldo na mutatie,Saldo na boeking;Munt,Valuta;Rekening,Rekeningnummer;Tegenrekening,Rekening tegenpartij;Kenmerk,Referentie;Mutatiesoort,Soort;Kosten,Provisie;Nettobedrag;Bedrag in vreemde valuta,Oorspronkelijk bedrag;Wisselkoers,Koers;Status;Categorie;Saldo voor mutatie
        W Salaris;Huur;Betaalautomaat;Terugbetaling;Kosten betaalpakket;Overboeking;Geldopname;Rente;Betaling ontvangen - dank u;Incasso
        P Rekeningnummer;Rekeninghouder;Periode;Beginsaldo;Eindsaldo;Totaal;Valuta;Aangemaakt op;In behandeling;Geboekt;Af;Bij;Dit overzicht is automatisch gemaakt;Rekeningafschrift;Openstaande transacties;Creditcardoverzicht;Totalen per categorie;cent
        M jan,feb,mrt,apr,mei,jun,jul,aug,sep,okt,nov,dec;januari,februari,maart,april,mei,juni,juli,augustus,september,oktober,november,december
        =sv SE utf8,cp1252,latin1
        T Bokföringsdag,Bokföringsdatum,Datum;Valutadag,Valutadatum;Beskrivning,Text,Meddelande;Mottagare,Namn;Belopp;Uttag,Debet;Insättning,Kredit;Debet/Kredit;Saldo,Bokfört saldo;Valuta;Konto,Kontonummer;Mottagarkonto,Motkonto;Referens,Verifikationsnummer;Transaktionstyp,Typ;Avgift;Nettobelopp;Utländskt belopp,Ursprungligt belopp;Växelkurs,Kurs;Status;Kategori;Ingående saldo före
        W Lön;Hyra;Kortköp;Återbetalning;Månadsavgift;Överföring;Kontantuttag;Ränta;Inbetalning mottagen - tack;Autogiro
        P Kontonummer;Kontoinnehavare;Period;Ingående saldo;Utgående saldo;Summa;Valuta;Skapad;Väntande;Bokförd;Uttag;Insättning;Detta utdrag är skapat automatiskt;Kontoutdrag;Väntande transaktioner;Kreditkortsfaktura;Summering per kategori;öre
        M jan,feb,mar,apr,maj,jun,jul,aug,sep,okt,nov,dec;januari,februari,mars,april,maj,juni,juli,augusti,september,oktober,november,december
        =pl PL utf8,cp1250
        T Data operacji,Data transakcji,Data księgowania;Data waluty;Opis operacji,Tytuł,Opis transakcji;Nadawca/Odbiorca,Kontrahent;Kwota,Kwota operacji;Obciążenia,Wypływy;Uznania,Wpływy;Strona,Wn/Ma;Saldo,Saldo po operacji;Waluta;Rachunek,Numer rachunku;Rachunek kontrahenta,Rachunek odbiorcy;Numer referencyjny,Referencje;Typ operacji,Rodzaj operacji;Opłata,Prowizja;Kwota netto;Kwota w walucie oryginalnej;Kurs,Kurs wymiany;Status,Stan;Kategoria;Saldo przed operacją
        W Wynagrodzenie;Czynsz;Zakup kartą;Zwrot;Opłata za prowadzenie rachunku;Przelew;Wypłata z bankomatu;Odsetki;Spłata karty - dziękujemy;Polecenie zapłaty
        P Numer rachunku;Właściciel;Za okres;Saldo początkowe;Saldo końcowe;Razem;Waluta;Data wygenerowania;Oczekująca;Zaksięgowana;Obciążenie;Uznanie;Dokument wygenerowany elektronicznie;Wyciąg z rachunku;Transakcje oczekujące;Wyciąg z karty kredytowej;Podsumowanie kategorii;grosze
        M sty,lut,mar,kwi,maj,cze,lip,sie,wrz,paź,lis,gru;stycznia,lutego,marca,kwietnia,maja,czerwca,lipca,sierpnia,września,października,listopada,grudnia
        =cs CZ utf8,cp1250
        T Datum zaúčtování,Datum provedení,Datum;Datum valuty,Valuta;Popis transakce,Popis,Zpráva pro příjemce;Název protiúčtu,Obchodník;Částka,Objem;Na vrub,Výdaje;Ve prospěch,Příjmy;Směr platby,MD/DAL;Zůstatek,Zůstatek po transakci;Měna;Číslo účtu,Vlastní účet;Protiúčet,Číslo protiúčtu;ID transakce,Reference;Typ transakce,Typ;Poplatek;Čistá částka;Původní částka,Částka v cizí měně;Kurz;Stav;Kategorie;Zůstatek před transakcí
        W Mzda;Nájem;Platba kartou;Vrácení peněz;Poplatek za vedení účtu;Převod;Výběr z bankomatu;Úrok;Splátka přijata - děkujeme;Inkaso
        P Číslo účtu;Majitel účtu;Období;Počáteční zůstatek;Konečný zůstatek;Celkem;Měna;Vytvořeno;Čekající;Zaúčtováno;Odchozí;Příchozí;Výpis byl vytvořen elektronicky;Výpis z účtu;Čekající platby;Výpis kreditní karty;Součty podle kategorií;haléře
        M led,úno,bře,dub,kvě,čvn,čvc,srp,zář,říj,lis,pro;ledna,února,března,dubna,května,června,července,srpna,září,října,listopadu,prosince
        =hu HU utf8,cp1250
        T Könyvelés dátuma,Tranzakció dátuma,Dátum;Értéknap;Közlemény,Leírás;Partner neve,Kedvezményezett;Összeg,Tranzakció összege;Terhelés;Jóváírás;Tartozik/Követel,Irány;Egyenleg,Könyvelt egyenleg;Devizanem,Pénznem;Számlaszám,Könyvelési számla;Partner számlaszáma,Ellenszámla;Tranzakcióazonosító,Hivatkozás;Tranzakció típusa,Típus;Díj,Jutalék;Nettó összeg;Eredeti összeg;Árfolyam;Állapot,Státusz;Kategória;Egyenleg a tranzakció előtt
        W Munkabér;Bérleti díj;Kártyás vásárlás;Visszatérítés;Számlavezetési díj;Átutalás;Készpénzfelvétel;Kamat;Befizetés érkezett - köszönjük;Csoportos beszedés
        P Számlaszám;Számlatulajdonos;Időszak;Nyitó egyenleg;Záró egyenleg;Összesen;Devizanem;Készült;Függőben;Könyvelt;Terhelés;Jóváírás;Elektronikusan készült kivonat;Számlakivonat;Függő tételek;Hitelkártya-kivonat;Összesítés kategóriánként;fillér
        M jan.,febr.,márc.,ápr.,máj.,jún.,júl.,aug.,szept.,okt.,nov.,dec.;január,február,március,április,május,június,július,augusztus,szeptember,október,november,december
        =tr TR utf8,cp1254
        T Tarih,İşlem Tarihi;Valör,Valör Tarihi;Açıklama,İşlem Açıklaması;Karşı Taraf,Alıcı;Tutar,İşlem Tutarı;Borç,Çıkan;Alacak,Giren;Borç/Alacak,B/A;Bakiye,İşlem Sonrası Bakiye;Para Birimi,Döviz;Hesap No,Hesap;Karşı Hesap,Alıcı Hesap No;Referans No,Dekont No;İşlem Tipi,İşlem Türü;Ücret,Komisyon;Net Tutar;Orijinal Tutar,Yabancı Para Tutarı;Kur;Durum;Kategori;Önceki Bakiye
        W Maaş;Kira;Kartlı alışveriş;İade;Hesap işletim ücreti;Havale;ATM para çekme;Faiz;Ödemeniz alınmıştır - teşekkürler;Otomatik ödeme
        P Hesap No;Hesap Sahibi;Dönem;Açılış bakiyesi;Kapanış bakiyesi;Toplam;Para Birimi;Oluşturma tarihi;Bekleyen;Gerçekleşti;Borç;Alacak;Bu belge elektronik olarak üretilmiştir;Hesap özeti;Bekleyen işlemler;Kredi kartı ekstresi;Kategori özeti;kuruş
        M Oca,Şub,Mar,Nis,May,Haz,Tem,Ağu,Eyl,Eki,Kas,Ara;Ocak,Şubat,Mart,Nisan,Mayıs,Haziran,Temmuz,Ağustos,Eylül,Ekim,Kasım,Aralık
        =ru RU utf8,cp1251
        T Дата операции,Дата,Дата проводки;Дата валютирования,Дата платежа;Описание,Назначение платежа,Описание операции;Контрагент,Получатель;Сумма,Сумма операции,Сумма платежа;Расход,Дебет,Списание;Приход,Кредит,Зачисление;Дебет/Кредит,Вид движения;Остаток,Баланс,Остаток после операции;Валюта;Номер счета,Счет;Счет контрагента,Счет получателя;Референс,Номер документа;Тип операции;Комиссия;Сумма нетто;Сумма в валюте операции;Курс,Курс конвертации;Статус;Категория;Остаток до операции
        W Зарплата;Аренда;Покупка по карте;Возврат;Плата за обслуживание счета;Перевод;Снятие наличных;Проценты;Платеж получен - спасибо;Автоплатеж
        P Номер счета;Владелец;Период;Входящий остаток;Исходящий остаток;Итого;Валюта;Дата формирования;В обработке;Исполнено;Расход;Приход;Документ сформирован автоматически;Выписка по счету;Операции в обработке;Выписка по кредитной карте;Итоги по категориям;копейки
        M янв,фев,мар,апр,май,июн,июл,авг,сен,окт,ноя,дек;января,февраля,марта,апреля,мая,июня,июля,августа,сентября,октября,ноября,декабря
        =bg BG utf8,cp1251
        T Дата,Дата на осчетоводяване;Вальор;Основание,Описание;Контрагент,Наредител/Получател;Сума;Дебит;Кредит;Дт/Кт;Салдо,Наличност;Валута;Сметка,IBAN сметка;Сметка контрагент;Референция;Вид операция;Такса;Нетна сума;Сума в чужда валута;Курс;Статус;Категория;Предходно салдо
        W Заплата;Наем;Плащане с карта;Възстановяване;Такса обслужване на сметка;Превод;Теглене от банкомат;Лихва;Получено плащане - благодарим;Директен дебит
        P Сметка;Титуляр;Период;Начално салдо;Крайно салдо;Общо;Валута;Създадено на;Чакаща;Осчетоводена;Дебит;Кредит;Документът е генериран автоматично;Извлечение по сметка;Чакащи операции;Извлечение по кредитна карта;Суми по категории;стотинки
        M яну,фев,мар,апр,май,юни,юли,авг,сеп,окт,ное,дек;януари,февруари,март,април,май,юни,юли,август,септември,октомври,ноември,декември
        =ja JP utf8,sjis
        T 日付,取引日,お取引日;起算日;摘要,お取引内容,内容;お支払先,ご利用先;金額,取引金額;お支払金額,出金金額,お引出し;お預り金額,入金金額,お預入れ;入出金区分,区分;残高,差引残高;通貨;口座番号;相手口座;照会番号,取引番号;取引種類;手数料;差引金額;現地通貨額;換算レート;状態;分類;取引前残高
        W 給与;家賃;カード利用;返金;口座維持手数料;振込;現金引出し;利息;ご入金ありがとうございます;口座振替
        P 口座番号;口座名義;期間;繰越残高;最終残高;合計;通貨;作成日;未確定;確定;出金;入金;この明細は自動作成されました;入出金明細;未確定の明細;カードご利用明細;分類別合計;銭
        M -
        =zh CN,HK utf8,gbk
        T 交易日期,记账日期,日期;起息日;摘要,交易说明,附言;对方户名,商户名称;交易金额,金额,发生额;支出,借方金额,支出金额;收入,贷方金额,存入金额;借贷标志,收支;余额,账户余额;币种;账号,本方账号;对方账号;流水号,交易流水号;交易类型;手续费;净额;原币金额;汇率;状态;分类;交易前余额
        W 工资;房租;消费;退款;账户管理费;转账;取款;结息;还款 谢谢;代扣
        P 账号;户名;起止日期;期初余额;期末余额;合计;币种;打印时间;处理中;已入账;支出;收入;本明细由系统自动生成;账户交易明细;未入账交易;信用卡账单;分类汇总;分
        M -
        =id ID utf8
        T Tanggal,Tanggal Transaksi;Tanggal Valuta;Keterangan,Uraian;Penerima,Nama;Jumlah,Nominal;Debet,Keluar;Kredit,Masuk;D/K,Debet/Kredit;Saldo;Mata Uang;Nomor Rekening,Rekening;Rekening Tujuan;No. Referensi;Jenis Transaksi;Biaya;Jumlah Bersih;Jumlah Asal;Kurs;Status;Kategori;Saldo Sebelumnya
        W Gaji;Sewa;Pembelian kartu;Pengembalian dana;Biaya administrasi;Transfer;Tarik tunai ATM;Bunga;Pembayaran diterima - terima kasih;Debit otomatis
        P Nomor Rekening;Nama Pemilik;Periode;Saldo awal;Saldo akhir;Total;Mata Uang;Dicetak pada;Tertunda;Selesai;Debet;Kredit;Dokumen ini dibuat secara otomatis;Mutasi rekening;Transaksi tertunda;Tagihan kartu kredit;Ringkasan kategori;sen
        M Jan,Feb,Mar,Apr,Mei,Jun,Jul,Agu,Sep,Okt,Nov,Des;Januari,Februari,Maret,April,Mei,Juni,Juli,Agustus,September,Oktober,November,Desember
        =lt LT utf8,cp1257
        T Data,Operacijos data;Valiutavimo data;Paskirtis,Mokėjimo paskirtis;Gavėjas,Mokėtojas/Gavėjas;Suma;Debetas,Išmokėta;Kreditas,Gauta;D/K;Likutis;Valiuta;Sąskaita,Sąskaitos Nr.;Gavėjo sąskaita;Operacijos Nr.;Tipas;Mokestis;Grynoji suma;Suma originalo valiuta;Kursas;Būsena;Kategorija;Likutis prieš
        W Darbo užmokestis;Nuoma;Pirkinys kortele;Grąžinimas;Sąskaitos mokestis;Pervedimas;Grynųjų išėmimas;Palūkanos;Įmoka gauta - ačiū;Tiesioginis debetas
        P Sąskaita;Savininkas;Laikotarpis;Likutis pradžioje;Likutis pabaigoje;Iš viso;Valiuta;Suformuota;Laukiama;Įvykdyta;Debetas;Kreditas;Išrašas suformuotas automatiškai;Sąskaitos išrašas;Laukiantys mokėjimai;Kredito kortelės išrašas;Suvestinė pagal kategorijas;centai
        M -
        =vi VN utf8
        T Ngày giao dịch,Ngày;Ngày hiệu lực;Nội dung,Diễn giải;Đơn vị thụ hưởng,Người nhận;Số tiền;Ghi nợ,Số tiền ghi nợ;Ghi có,Số tiền ghi có;Nợ/Có;Số dư;Loại tiền;Số tài khoản;Tài khoản thụ hưởng;Số tham chiếu;Loại giao dịch;Phí;Số tiền thực;Số tiền gốc;Tỷ giá;Trạng thái;Danh mục;Số dư trước
        W Lương;Tiền thuê nhà;Thanh toán thẻ;Hoàn tiền;Phí quản lý tài khoản;Chuyển khoản;Rút tiền ATM;Lãi tiền gửi;Đã nhận thanh toán - xin cảm ơn;Thanh toán tự động
        P Số tài khoản;Chủ tài khoản;Kỳ sao kê;Số dư đầu kỳ;Số dư cuối kỳ;Tổng cộng;Loại tiền;Ngày in;Đang chờ;Hoàn tất;Nợ;Có;Chứng từ được tạo tự động;Sao kê tài khoản;Giao dịch đang chờ;Sao kê thẻ tín dụng;Tổng theo danh mục;xu
        M -
        """
}
