import type { RefusalTexts } from '../en/refusals.ts'
import { say } from '../error-text.ts'

const refusals: RefusalTexts = {
  DisputeNotFound: say(
    'Diese Beschwerde gibt es nicht',
    'Das Gericht kennt keine Beschwerde mit dieser Nummer.',
    'Prüfen Sie den Link oder fragen Sie den Betreiber der Seite.',
  ),
  DisputeNotOpen: say(
    'Diese Beschwerde ist erledigt',
    'Über sie wurde schon entschieden, oder die Frist ist verstrichen.',
    'Laden Sie neu, um den Ausgang zu sehen.',
  ),
  DisputeAlreadyOpen: say(
    'Über dieses Modell wird schon gestritten',
    'Zu einem Modell ist immer nur eine Beschwerde offen.',
    'Reichen Sie dort Belege ein, oder warten Sie, bis sie erledigt ist.',
  ),
  LicenseOfOtherModel: say(
    'Diese Lizenz ist für ein anderes Modell',
    'Eine Beschwerde kann nur eine Lizenz des Modells betreffen, um das es geht.',
    'Wählen Sie eine Lizenz dieses Modells oder keine.',
  ),
  RefundTooHigh: say(
    'Mehr als alles',
    'Zurückgezahlt werden kann höchstens eine ganze Zahlung.',
    'Verlangen Sie höchstens 100 %.',
  ),
  AlreadyCountered: say(
    'Schon beantwortet',
    'Der Eigentümer des Modells hat schon dagegengehalten.',
    'Reichen Sie stattdessen weitere Belege ein.',
  ),
  CounterPeriodOver: say(
    'Zu spät für einen Einsatz',
    'Die Frist, gegen diese Beschwerde zu setzen, ist vorbei.',
    'Reichen Sie Belege ein: Sie zählen bis zur Entscheidung.',
  ),
  CounterPeriodOpen: say(
    'Der Eigentümer darf noch antworten',
    'Bis dahin kann eine Beschwerde nur abgewiesen werden.',
    'Warten Sie die Antwort oder das Ende der Frist ab.',
  ),
  RulingPeriodOver: say(
    'Zu spät für ein Urteil',
    'Die Frist ist vorbei, damit ist das Modell freigesprochen.',
    'Jetzt kann jeder die Beschwerde schließen.',
  ),
  RulingPeriodOpen: say(
    'Noch kann entschieden werden',
    'Erst wenn die Frist vorbei ist, spricht Schweigen das Modell frei.',
    'Kommen Sie wieder, wenn die Frist vorbei ist.',
  ),
  NotArbitrator: say(
    'Das entscheiden nicht Sie',
    'Die Beschwerde hat einen Schiedsrichter, der allein entscheidet.',
    'Warten Sie auf seine Entscheidung.',
  ),
  VerdictInvalid: say(
    'So kann nicht entschieden werden',
    'Eine Lizenz kann nur widerrufen werden, wenn die Beschwerde eine nennt.',
    'Wählen Sie eine andere Entscheidung.',
  ),
  PeriodTooLong: say(
    'Diese Frist ist zu lang',
    'Kein Streit darf länger dauern, als der Vertrag erlaubt.',
    'Wählen Sie eine kürzere Frist.',
  ),
  HoldStillOpen: say(
    'Die Entscheidung steht noch aus',
    'Was seit der Beschwerde bezahlt wurde, wartet, bis sie erledigt ist.',
    'Kommen Sie nach der Entscheidung wieder.',
  ),
  NoHeldPayment: say(
    'Hier wartet nichts',
    'Diese Zahlung hat nie gewartet oder ist schon ausgezahlt.',
    'Sehen Sie bei Ihren Ansprüchen nach: Dort steht eine Rückzahlung.',
  ),
  ModelNotHeld: say(
    'Über dieses Modell wird nicht gestritten',
    'Es gibt keine offene Beschwerde, für die seine Einnahmen warten.',
    'Laden Sie neu, um den Stand zu sehen.',
  ),
  StatusInvalid: say(
    'Dieser Eintrag lässt das nicht zu',
    'Nur die DAO nimmt ein Modell vom Markt oder lässt es zurück, und nur, wenn es nicht schon so ist.',
    'Wählen Sie einen anderen Stand.',
  ),
  NotListed: say(
    'Dieses Modell ist nicht gelistet',
    'Anfechten lässt sich nur, was ein Kurator gelistet hat.',
    'Laden Sie neu, um den Stand zu sehen.',
  ),
  ChallengeAlreadyOpen: say(
    'Jemand war schneller',
    'Dieser Eintrag ist schon angefochten, und es geht nur einmal zugleich.',
    'Warten Sie die Entscheidung der Kuratoren ab.',
  ),
  NoChallenge: say(
    'Nichts zu entscheiden',
    'Dieser Eintrag ist nicht angefochten, oder es ist schon entschieden.',
    'Laden Sie neu, um den Ausgang zu sehen.',
  ),
  ChallengePeriodOver: say(
    'Zu spät für eine Entscheidung',
    'Die Frist der Kuratoren ist vorbei, das Modell hat gewonnen.',
    'Jetzt kann jeder die Anfechtung schließen.',
  ),
  ChallengePeriodOpen: say(
    'Die Kuratoren können noch entscheiden',
    'Erst wenn ihre Frist vorbei ist, hat das Modell gewonnen.',
    'Kommen Sie wieder, wenn die Frist vorbei ist.',
  ),
  AlreadyEndorsed: say(
    'Sie haben das schon empfohlen',
    'Ein Konto empfiehlt ein Modell einmal, und das bleibt.',
    'Es ist nichts mehr zu tun.',
  ),
  ModelIsDelisted: say(
    'Vom Markt genommen',
    'Die DAO oder ein Urteil hat neue Verkäufe dieses Modells gestoppt. Es wurde nichts bezahlt.',
    'Verkaufte Lizenzen gelten weiter; wählen Sie für eine neue ein anderes Modell.',
  ),
  AccessManagedUnauthorized: say(
    'Ihr Konto darf das nicht',
    'Die DAO hat diese Befugnis anderen gegeben.',
    'Nehmen Sie das befugte Konto, oder beantragen Sie es bei der DAO.',
  ),
  NotModelOwner: say(
    'Das kann nur der Eigentümer des Modells',
    'Das Modell gehört einem anderen Konto.',
    'Verbinden Sie das Konto, dem es gehört.',
  ),
  NotLicenseOwner: say(
    'Das kann nur der Inhaber der Lizenz',
    'Die Lizenz gehört einem anderen Konto.',
    'Verbinden Sie das Konto, das sie hält.',
  ),
  LicenseNotFound: say(
    'Diese Lizenz gibt es nicht',
    'Eine Lizenz mit dieser Nummer wurde hier nie verkauft.',
    'Prüfen Sie die Nummer oder laden Sie neu.',
  ),
  LicenseNotTransferable: say(
    'Diese Lizenz kann nicht weitergegeben werden',
    'Sie wurde für einen einzigen Inhaber verkauft.',
    'Lassen Sie jemanden sie nutzen, oder erwerben Sie eine weitere.',
  ),
  NotRefundable: say(
    'Das lässt sich nicht zurückgeben',
    'Die Rückgabefrist ist vorbei, oder es gab keine.',
    'Fragen Sie den Ersteller, oder erheben Sie Beschwerde.',
  ),
  EscrowStillOpen: say(
    'Die Rückgabefrist läuft noch',
    'Bis sie endet, kann der Käufer diese Zahlung zurückverlangen.',
    'Kommen Sie wieder, wenn sie vorbei ist.',
  ),
  NoEscrow: say(
    'Keine Zahlung wartet auf das Ende ihrer Rückgabefrist',
    'Diese Zahlung ist schon freigegeben oder zurückgezahlt.',
    'Laden Sie neu, um den Stand zu sehen.',
  ),
  NoticeNotOver: say(
    'Die Ankündigung läuft noch',
    'Bis sie endet, kann für die bisherigen Empfänger abgerechnet werden.',
    'Kommen Sie wieder, wenn sie vorbei ist.',
  ),
  NoPayeesProposed: say(
    'Nichts angekündigt',
    'Es gibt keine neuen Empfänger, oder das Modell hat seither einen anderen Eigentümer.',
    'Kündigen Sie sie zuerst an.',
  ),
  FeeTooHigh: say(
    'Diese Gebühr ist zu hoch',
    'Keine Abstimmung kann die Gebühr des Marktes über 5 % heben.',
    'Beantragen Sie eine niedrigere.',
  ),
  GovernorUnableToCancel: say(
    'Dieser Antrag lässt sich nicht zurückziehen',
    'Das kann nur, wer ihn gestellt hat, und nur vor Beginn der Abstimmung.',
    'Stimmen Sie stattdessen dagegen.',
  ),
  SignerNotAllowed: say(
    'Dieser Schlüssel darf nicht unterschreiben',
    'Er war für diese Lizenz nie erlaubt oder ist schon entfernt.',
    'Laden Sie neu, um zu sehen, welche Schlüssel dürfen.',
  ),
  WithdrawalNotRequested: say(
    'Nichts angefordert',
    'Der Rest lässt sich erst eine Zeit nach der Anforderung abheben.',
    'Fordern Sie ihn zuerst an.',
  ),
  UnitPriceAlreadySet: say(
    'Der Preis je Einheit steht fest',
    'Was eine Einheit in einem Angebot kostet, wird ein für alle Mal festgelegt.',
    'Machen Sie für einen anderen Preis ein neues Angebot.',
  ),
  UnitPriceNotSet: say(
    'Nicht nach Einheiten verkauft',
    'Für dieses Angebot gibt es keinen Preis je Einheit.',
    'Wählen Sie ein anderes Angebot, oder fragen Sie den Ersteller.',
  ),
  SelfTrade: say(
    'Das ist Ihr eigener Auftrag',
    'Niemand kann ausführen, was er selbst aufgegeben hat.',
    'Ziehen Sie ihn zurück, wenn Sie ihn nicht mehr wollen.',
  ),
  NotTaker: say(
    'Dieser Auftrag ist für jemand anderen',
    'Wer ihn aufgab, hat bestimmt, welches Konto ihn ausführen darf.',
    'Verbinden Sie dieses Konto, oder bitten Sie um einen eigenen Auftrag.',
  ),
  InvalidAccountNonce: say(
    'Diese Unterschrift ist verbraucht oder zurückgenommen',
    'Jede gilt einmal, oder bis ihr Unterzeichner sie stoppt.',
    'Bitten Sie um eine neue Unterschrift.',
  ),
  SignatureExpired: say(
    'Diese Unterschrift ist abgelaufen',
    'Sie galt bis zu einem Zeitpunkt, der vorbei ist.',
    'Bitten Sie um eine neue Unterschrift.',
  ),
  RenewalTooEarly: say(
    'Zu früh, um für jemanden zu verlängern',
    'Andere dürfen erst im letzten Zehntel des Zeitraums verlängern.',
    'Kommen Sie dann wieder.',
  ),
  NativeNotPossible: say(
    'Nicht in dieser Währung',
    'Was jemand für Sie sendet, wird in einem Token bezahlt, nie in der Münze der Chain.',
    'Kaufen Sie selbst, oder wählen Sie einen Preis in einem Token.',
  ),
  NativeTransferFailed: say(
    'Ihr Konto hat die Münzen nicht angenommen',
    'Es ist ein Vertrag, der sie ablehnt. Sie gehören weiter Ihnen.',
    'Lassen Sie sie an ein anderes Konto senden.',
  ),
  ClaimExpired: say(
    'Dieser Anspruch ist abgelaufen',
    'Er wurde bis zu einem Zeitpunkt unterschrieben, der vorbei ist.',
    'Unterschreiben Sie neu.',
  ),
  ClaimSignatureInvalid: say(
    'Diesen Anspruch hat nicht sein Empfänger unterschrieben',
    'Nur wem das Geld zusteht, der bestimmt, wohin es geht.',
    'Bitten Sie den Empfänger, ihn zu unterschreiben.',
  ),
  TooManyCurrencies: say(
    'Kein Platz für eine weitere Währung',
    'Der Vertrag führt nur wenige Währungen, und das für immer.',
    'Nehmen Sie eine von denen, die er hat.',
  ),
  PeriodsInvalid: say(
    'So viele Zeiträume gehen nicht',
    'Verlängert wird um ganze Zeiträume, mindestens einen und nicht endlos.',
    'Wählen Sie eine andere Zahl.',
  ),
  EscrowOver: say(
    'Die Rückgabefrist ist zu Ende',
    'Die Zahlung gehört jetzt dem Modell.',
    'Fragen Sie den Ersteller oder legen Sie Beschwerde ein.',
  ),
}

export default refusals
