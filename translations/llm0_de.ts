<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>CapTexts</name>
    <message>
        <source>Holds until the month&apos;s end, as things go</source>
        <translation>Reicht voraussichtlich bis Monatsende</translation>
    </message>
    <message>
        <source>Holds until midnight, as things go</source>
        <translation>Reicht voraussichtlich bis Mitternacht</translation>
    </message>
    <message>
        <source>Blocks at once: %1 is spent already</source>
        <translation>Sperrt sofort: %1 sind schon ausgegeben</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>gar nicht</translation>
    </message>
    <message>
        <source>Blocks at about %1 (%2 – %3)</source>
        <translation>Sperrt etwa am %1 (%2 – %3)</translation>
    </message>
    <message>
        <source>Blocks at about %1 today (%2 – %3)</source>
        <translation>Sperrt heute etwa um %1 (%2 – %3)</translation>
    </message>
    <message numerus="yes">
        <source>No calls in the last %n day(s) to try it on.</source>
        <translation>
            <numerusform>Am letzten Tag gab es keine Aufrufe zum Ausprobieren.</numerusform>
            <numerusform>In den letzten %n Tagen gab es keine Aufrufe zum Ausprobieren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the last %n day(s) this cap would have stopped nothing.</source>
        <translation>
            <numerusform>Am letzten Tag hätte dieses Limit nichts angehalten.</numerusform>
            <numerusform>In den letzten %n Tagen hätte dieses Limit nichts angehalten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the last %n day(s) this cap would have stopped %1 · %2 · on %3</source>
        <translation>
            <numerusform>Am letzten Tag hätte dieses Limit %1 angehalten · %2 · an %3</numerusform>
            <numerusform>In den letzten %n Tagen hätte dieses Limit %1 angehalten · %2 · an %3</numerusform>
        </translation>
    </message>
    <message>
        <source>(of the first two million calls)</source>
        <translation>(von den ersten zwei Millionen Aufrufen)</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n Anfrage</numerusform>
            <numerusform>%n Anfragen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DesktopApplication</name>
    <message>
        <source>The gateway cannot start.</source>
        <translation>Das Gateway kann nicht starten.</translation>
    </message>
    <message>
        <source>Apps cannot reach the gateway yet.</source>
        <translation>Programme erreichen das Gateway noch nicht.</translation>
    </message>
</context>
<context>
    <name>GuardState</name>
    <message>
        <source>Guarding</source>
        <translation>Schützt</translation>
    </message>
    <message>
        <source>Needs review</source>
        <translation>Zu prüfen</translation>
    </message>
    <message>
        <source>Blocking</source>
        <translation>Sperrt</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>Läuft nicht</translation>
    </message>
</context>
<context>
    <name>PauseMenu</name>
    <message>
        <source>15 minutes</source>
        <translation>15 Minuten</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation>Bis morgen</translation>
    </message>
    <message>
        <source>Until resumed</source>
        <translation>Bis zum Fortsetzen</translation>
    </message>
    <message>
        <source>Everything, local models too</source>
        <translation>Alles, auch lokale Modelle</translation>
    </message>
</context>
<context>
    <name>PriceEditor</name>
    <message>
        <source>unpriced</source>
        <translation>ohne Preis</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>known</source>
        <translation>bekannt</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Resume spend…</source>
        <translation>Ausgaben fortsetzen …</translation>
    </message>
    <message>
        <source>Pause spend until resumed</source>
        <translation>Ausgaben bis zum Fortsetzen anhalten</translation>
    </message>
    <message>
        <source>Pause spend for 15 minutes</source>
        <translation>Ausgaben 15 Minuten anhalten</translation>
    </message>
    <message>
        <source>Pause spend for 1 hour</source>
        <translation>Ausgaben 1 Stunde anhalten</translation>
    </message>
    <message>
        <source>Pause spend until tomorrow</source>
        <translation>Ausgaben bis morgen anhalten</translation>
    </message>
    <message>
        <source>Pause everything, local models too</source>
        <translation>Alles anhalten, auch lokale Modelle</translation>
    </message>
    <message>
        <source>Copy the endpoint for apps</source>
        <translation>Adresse für Programme kopieren</translation>
    </message>
    <message>
        <source>Set up an app step by step</source>
        <translation>Ein Programm Schritt für Schritt einrichten</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Use the light theme</source>
        <translation>Helles Thema verwenden</translation>
    </message>
    <message>
        <source>Use the dark theme</source>
        <translation>Dunkles Thema verwenden</translation>
    </message>
    <message>
        <source>Follow the desktop&apos;s theme</source>
        <translation>Dem Thema des Desktops folgen</translation>
    </message>
    <message>
        <source>Quit LLM0</source>
        <translation>LLM0 beenden</translation>
    </message>
</context>
<context>
    <name>llm0::ui</name>
    <message>
        <source>none</source>
        <translation>keins</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
</context>
<context>
    <name>llm0::ui::AdminClient</name>
    <message>
        <source>The gateway does not answer: %1</source>
        <translation>Das Gateway antwortet nicht: %1</translation>
    </message>
    <message>
        <source>The gateway answered %1.</source>
        <translation>Das Gateway antwortete mit %1.</translation>
    </message>
</context>
<context>
    <name>llm0::ui::AlertInbox</name>
    <message>
        <source>Inbox</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Which alerts</source>
        <translation>Welche Warnungen</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>Erledigen</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Open customer</source>
        <translation>Kunden öffnen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>Zurückgestellt</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation>Bis morgen</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1 Woche</translation>
    </message>
    <message>
        <source>Nothing is watched yet</source>
        <translation>Noch wird nichts beobachtet</translation>
    </message>
    <message>
        <source>Add a rule to be told before a cap is reached.</source>
        <translation>Eine Regel anlegen, um vor dem Erreichen eines Limits gewarnt zu werden.</translation>
    </message>
    <message>
        <source>Nothing open</source>
        <translation>Nichts offen</translation>
    </message>
    <message>
        <source>No rule&apos;s threshold is reached, or all are dealt with.</source>
        <translation>Keine Schwelle ist erreicht, oder alles ist erledigt.</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Hier ist nichts</translation>
    </message>
    <message>
        <source>Alerts come here when they are snoozed or resolved.</source>
        <translation>Hierher kommen Warnungen, die zurückgestellt oder erledigt wurden.</translation>
    </message>
</context>
<context>
    <name>llm0::ui::AlertRuleDialog</name>
    <message>
        <source>Window</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>What is watched</source>
        <translation>Was beobachtet wird</translation>
    </message>
    <message>
        <source>Threshold in</source>
        <translation>Schwelle in</translation>
    </message>
    <message>
        <source>Threshold in dollars</source>
        <translation>Schwelle in Dollar</translation>
    </message>
    <message>
        <source>Add rule</source>
        <translation>Regel anlegen</translation>
    </message>
    <message>
        <source>Save rule</source>
        <translation>Regel sichern</translation>
    </message>
    <message>
        <source>New alert rule</source>
        <translation>Neue Warnregel</translation>
    </message>
    <message>
        <source>Alert rule</source>
        <translation>Warnregel</translation>
    </message>
    <message>
        <source>Every project</source>
        <translation>Jedes Projekt</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projekte</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Every customer by itself</source>
        <translation>Jeden Kunden für sich</translation>
    </message>
    <message>
        <source>A day</source>
        <translation>Am Tag</translation>
    </message>
    <message>
        <source>A month</source>
        <translation>Im Monat</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Ausgegeben</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Prognose</translation>
    </message>
    <message>
        <source>% of the cap</source>
        <translation>% des Limits</translation>
    </message>
    <message>
        <source>Dollars</source>
        <translation>Dollar</translation>
    </message>
    <message>
        <source>Threshold in percent of the cap</source>
        <translation>Schwelle in Prozent des Limits</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Beobachten</translation>
    </message>
    <message>
        <source>Tell at</source>
        <translation>Melden bei</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Tells once for each scope, window and threshold.</source>
        <translation>Meldet einmal je Bereich, Zeitraum und Schwelle.</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Zählt …</translation>
    </message>
    <message>
        <source>Give a threshold above 0.</source>
        <translation>Eine Schwelle über 0 angeben.</translation>
    </message>
</context>
<context>
    <name>llm0::ui::AlertRulesCard</name>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Alert rules</source>
        <translation>Warnregeln</translation>
    </message>
    <message>
        <source>No rules yet</source>
        <translation>Noch keine Regeln</translation>
    </message>
    <message>
        <source>The usual ones tell at 80 % of the account&apos;s and the projects&apos; caps, when the month is forecast to pass its cap, and when a customer is blocked.</source>
        <translation>Die üblichen melden bei 80 % der Limits von Konto und Projekten, wenn der Monat sein Limit voraussichtlich überschreitet, und wenn ein Kunde gesperrt wird.</translation>
    </message>
    <message>
        <source>Add the usual rules</source>
        <translation>Übliche Regeln anlegen</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Really delete?</source>
        <translation>Wirklich löschen?</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Einschalten</translation>
    </message>
</context>
<context>
    <name>llm0::ui::AlertRulesModel</name>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Tells at</source>
        <translation>Meldet bei</translation>
    </message>
    <message>
        <source>Lately</source>
        <translation>Zuletzt</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n-mal</numerusform>
            <numerusform>%n-mal</numerusform>
        </translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
</context>
<context>
    <name>llm0::ui::AlertsModel</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Ausgegeben</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Prognose</translation>
    </message>
    <message>
        <source>Cap</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>llm0::ui::AlertsPage</name>
    <message>
        <source>Alerts</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>New rule…</source>
        <translation>Neue Regel …</translation>
    </message>
    <message>
        <source>Spent %1, forecast %2</source>
        <translation>Ausgegeben %1, Prognose %2</translation>
    </message>
    <message>
        <source>Spent %1</source>
        <translation>Ausgegeben %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>who, what</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>llm0::ui::AmountEdit</name>
    <message>
        <source>no cap</source>
        <translation>kein Limit</translation>
    </message>
    <message>
        <source>A number of dollars such as 5 or 0.25, or nothing for no cap</source>
        <translation>Ein Betrag in Dollar wie 5 oder 0.25, oder nichts für kein Limit</translation>
    </message>
</context>
<context>
    <name>llm0::ui::AskBefore</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>llm0::ui::AuditChangesModel</name>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
</context>
<context>
    <name>llm0::ui::AuditModel</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weiterer</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>this window</source>
        <translation>dieses Fenster</translation>
    </message>
    <message>
        <source>command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
</context>
<context>
    <name>llm0::ui::AuditPage</name>
    <message>
        <source>Audit</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Fields of the change, before and after</source>
        <translation>Felder der Änderung, vorher und nachher</translation>
    </message>
    <message>
        <source>Who made the change</source>
        <translation>Wer geändert hat</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>This window</source>
        <translation>Dieses Fenster</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <source>Admin API</source>
        <translation>Admin-API</translation>
    </message>
    <message>
        <source>Find a name, an action, a value</source>
        <translation>Name, Aktion oder Wert finden</translation>
    </message>
    <message>
        <source>Find in the audit</source>
        <translation>Im Protokoll suchen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>nothing recorded to compare</source>
        <translation>nichts zum Vergleichen aufgezeichnet</translation>
    </message>
    <message>
        <source>No change yet</source>
        <translation>Noch keine Änderung</translation>
    </message>
    <message>
        <source>Caps, keys, prices and settings that are changed are listed here.</source>
        <translation>Hier stehen Änderungen an Limits, Schlüsseln, Preisen und Einstellungen.</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Nichts passt</translation>
    </message>
    <message>
        <source>Take a word out of the filter to see more.</source>
        <translation>Nehmen Sie ein Wort aus dem Filter, um mehr zu sehen.</translation>
    </message>
    <message>
        <source>Export the audit</source>
        <translation>Protokoll exportieren</translation>
    </message>
    <message>
        <source>Every change, newest first</source>
        <translation>Alle Änderungen, neueste zuerst</translation>
    </message>
    <message>
        <source>The changes that the filter shows</source>
        <translation>Die Änderungen, die der Filter zeigt</translation>
    </message>
</context>
<context>
    <name>llm0::ui::BackupCard</name>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Sichern …</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Wiederherstellen …</translation>
    </message>
    <message>
        <source>Restart now</source>
        <translation>Jetzt neu starten</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Everything in one file while the gateway runs, without the providers&apos; keys.</source>
        <translation>Alles in einer Datei, während das Gateway läuft, ohne die Schlüssel der Anbieter.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Puts a backup in place when the gateway next starts; today&apos;s data is kept beside it.</source>
        <translation>Setzt eine Sicherung beim nächsten Start des Gateways ein; die heutigen Daten bleiben daneben erhalten.</translation>
    </message>
    <message>
        <source>Call off</source>
        <translation>Absagen</translation>
    </message>
    <message>
        <source>Progress of the backup</source>
        <translation>Fortschritt der Sicherung</translation>
    </message>
    <message>
        <source>Cancel the backup</source>
        <translation>Sicherung abbrechen</translation>
    </message>
    <message>
        <source>Absolute path on the gateway&apos;s machine</source>
        <translation>Absoluter Pfad auf dem Rechner des Gateways</translation>
    </message>
    <message>
        <source>LLM0 backups (*.db)</source>
        <translation>LLM0-Sicherungen (*.db)</translation>
    </message>
    <message>
        <source>Back up to</source>
        <translation>Sichern nach</translation>
    </message>
    <message>
        <source>Restore from</source>
        <translation>Wiederherstellen aus</translation>
    </message>
    <message>
        <source>The backup was stopped; nothing was left of it.</source>
        <translation>Die Sicherung wurde abgebrochen; nichts blieb davon übrig.</translation>
    </message>
    <message>
        <source>Backed up to %1 (%2).</source>
        <translation>Gesichert nach %1 (%2).</translation>
    </message>
    <message>
        <source>%1 is put in place when the gateway starts.</source>
        <translation>%1 wird beim Start des Gateways eingesetzt.</translation>
    </message>
    <message>
        <source>Progress of the restore</source>
        <translation>Fortschritt der Wiederherstellung</translation>
    </message>
    <message>
        <source>Cancel the restore</source>
        <translation>Wiederherstellung abbrechen</translation>
    </message>
    <message>
        <source>The restore was stopped; nothing changes at the next start.</source>
        <translation>Die Wiederherstellung wurde abgebrochen; beim nächsten Start ändert sich nichts.</translation>
    </message>
</context>
<context>
    <name>llm0::ui::BlockProof</name>
    <message>
        <source>proof with a cap of zero</source>
        <translation>Beweis mit einem Limit von null</translation>
    </message>
</context>
<context>
    <name>llm0::ui::CachePage</name>
    <message>
        <source>%1 % hits</source>
        <translation>%1 % Treffer</translation>
    </message>
    <message>
        <source>Cache &amp; savings</source>
        <translation>Cache &amp; Ersparnis</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Savings by</source>
        <translation>Ersparnis nach</translation>
    </message>
    <message>
        <source>Saved by the caches, day by day</source>
        <translation>Von den Caches gespart, Tag für Tag</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Saved by the caches</source>
        <translation>Von den Caches gespart</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7 T</translation>
    </message>
    <message>
        <source>30 d</source>
        <translation>30 T</translation>
    </message>
    <message>
        <source>90 d</source>
        <translation>90 T</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespart</translation>
    </message>
    <message>
        <source>Exact cache</source>
        <translation>Exakter Cache</translation>
    </message>
    <message>
        <source>Semantic cache</source>
        <translation>Semantischer Cache</translation>
    </message>
    <message>
        <source>Saved a day</source>
        <translation>Gespart pro Tag</translation>
    </message>
    <message>
        <source>Chart or table</source>
        <translation>Diagramm oder Tabelle</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>%1 answers from the caches in %2 days</source>
        <translation>%1 Antworten aus den Caches in %2 Tagen</translation>
    </message>
    <message>
        <source>%1 answers, %2; rate since the gateway started</source>
        <translation>%1 Antworten, %2; Quote seit dem Start des Gateways</translation>
    </message>
    <message>
        <source>%1 questions, compared by %2</source>
        <translation>%1 Fragen, verglichen durch %2</translation>
    </message>
    <message>
        <source>%1 questions, compared by their words only: give an embedder in Settings to find paraphrases</source>
        <translation>%1 Fragen, nur nach Wörtern verglichen: Ein Embedder in den Einstellungen findet Umschreibungen</translation>
    </message>
</context>
<context>
    <name>llm0::ui::CacheSavingsModel</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>unidentified</source>
        <translation>ohne Kennung</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Hit rate</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespart</translation>
    </message>
</context>
<context>
    <name>llm0::ui::CapBar</name>
    <message>
        <source>%1 % of the cap used</source>
        <translation>%1 % des Limits verbraucht</translation>
    </message>
    <message>
        <source>no cap</source>
        <translation>kein Limit</translation>
    </message>
</context>
<context>
    <name>llm0::ui::CapHandle</name>
    <message>
        <source>Cap</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>%1. Arrow and page keys move it.</source>
        <translation>%1. Pfeil- und Bildtasten bewegen es.</translation>
    </message>
</context>
<context>
    <name>llm0::ui::CapPanel</name>
    <message>
        <source>Window of the cap</source>
        <translation>Zeitraum des Limits</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>The customer&apos;s spend</source>
        <translation>Ausgaben des Kunden</translation>
    </message>
    <message>
        <source>Cap in dollars</source>
        <translation>Limit in Dollar</translation>
    </message>
    <message>
        <source>When the cap is reached</source>
        <translation>Wenn das Limit erreicht ist</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Downgrade</source>
        <translation>Herabstufen</translation>
    </message>
    <message>
        <source>Warn</source>
        <translation>Warnen</translation>
    </message>
    <message>
        <source>Cap $</source>
        <translation>Limit $</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Without a cap nothing is stopped.</source>
        <translation>Ohne Limit wird nichts angehalten.</translation>
    </message>
    <message>
        <source>No cap on the month</source>
        <translation>Kein Limit für den Monat</translation>
    </message>
    <message>
        <source>No cap on the day</source>
        <translation>Kein Limit für den Tag</translation>
    </message>
    <message numerus="yes">
        <source>%1 for each of %n customer(s)</source>
        <translation>
            <numerusform>%1 für %n Kunden</numerusform>
            <numerusform>%1 für jeden von %n Kunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llm0::ui::CapsChecked</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Project %1</source>
        <translation>Projekt %1</translation>
    </message>
    <message>
        <source>Key %1</source>
        <translation>Schlüssel %1</translation>
    </message>
    <message>
        <source>Customer %1</source>
        <translation>Kunde %1</translation>
    </message>
    <message>
        <source>day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>scope, window</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>binds</source>
        <translation>bindet</translation>
    </message>
    <message>
        <source>passes</source>
        <translation>passt</translation>
    </message>
    <message>
        <source>This call could cost up to %1, and %2 may spend at most %3 on one request.</source>
        <translation>Dieser Aufruf könnte bis zu %1 kosten, und %2 darf höchstens %3 für eine Anfrage ausgeben.</translation>
    </message>
    <message>
        <source>This call could cost up to %1. %2 has %3 left of %4 a day</source>
        <translation>Dieser Aufruf könnte bis zu %1 kosten. %2 hat noch %3 von %4 am Tag</translation>
    </message>
    <message>
        <source>This call could cost up to %1. %2 has %3 left of %4 a month</source>
        <translation>Dieser Aufruf könnte bis zu %1 kosten. %2 hat noch %3 von %4 im Monat</translation>
    </message>
    <message>
        <source>%1, until %2 %3.</source>
        <translation>%1, bis %2 %3.</translation>
    </message>
</context>
<context>
    <name>llm0::ui::CapsDialog</name>
    <message>
        <source>Apply caps</source>
        <translation>Limits setzen</translation>
    </message>
    <message>
        <source>Caps of %1</source>
        <translation>Limits von %1</translation>
    </message>
    <message>
        <source>Binds from the next request on. Empty means no cap.</source>
        <translation>Gilt ab der nächsten Anfrage. Leer heißt kein Limit.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>llm0::ui::CapsForm</name>
    <message>
        <source>Day cap in dollars</source>
        <translation>Tageslimit in Dollar</translation>
    </message>
    <message>
        <source>Month cap in dollars</source>
        <translation>Monatslimit in Dollar</translation>
    </message>
    <message>
        <source>Per-request cap in dollars</source>
        <translation>Limit je Anfrage in Dollar</translation>
    </message>
    <message>
        <source>A day, USD</source>
        <translation>Am Tag, USD</translation>
    </message>
    <message>
        <source>A month, USD</source>
        <translation>Im Monat, USD</translation>
    </message>
    <message>
        <source>One request, USD</source>
        <translation>Eine Anfrage, USD</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ChainDialog</name>
    <message>
        <source>Save chain</source>
        <translation>Kette sichern</translation>
    </message>
    <message>
        <source>New chain</source>
        <translation>Neue Kette</translation>
    </message>
    <message>
        <source>Chain of %1</source>
        <translation>Kette von %1</translation>
    </message>
    <message>
        <source>Model as an app names it</source>
        <translation>Modell, wie ein Programm es nennt</translation>
    </message>
    <message>
        <source>Then, one a line</source>
        <translation>Danach, eins je Zeile</translation>
    </message>
    <message>
        <source>Replaces what mode and order above would do for this model.</source>
        <translation>Ersetzt für dieses Modell, was Modus und Reihenfolge oben täten.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Dann</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>llm0::ui::CommandPalette</name>
    <message>
        <source>Nothing by that name.</source>
        <translation>Nichts unter diesem Namen.</translation>
    </message>
    <message>
        <source>Search or run</source>
        <translation>Suchen oder ausführen</translation>
    </message>
    <message>
        <source>A page, customer, key or action</source>
        <translation>Seite, Kunde, Schlüssel oder Aktion</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Key · %1</source>
        <translation>Schlüssel · %1</translation>
    </message>
    <message>
        <source>Customer · %1</source>
        <translation>Kunde · %1</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ConnectStep</name>
    <message>
        <source>Gateway key</source>
        <translation>Gateway-Schlüssel</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Your apps use this key instead of the provider&apos;s. It is shown only now.</source>
        <translation>Ihre Programme verwenden diesen Schlüssel statt dem des Anbieters. Er wird nur jetzt gezeigt.</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>Set-up to copy</source>
        <translation>Einrichtung zum Kopieren</translation>
    </message>
    <message>
        <source>Two things LLM0 cannot do: Cursor calls from its own servers, which cannot reach localhost; and an app that still holds the provider&apos;s own key walks around the firewall. Take that key away from it.</source>
        <translation>Zweierlei kann LLM0 nicht: Cursor ruft von eigenen Servern aus auf, die localhost nicht erreichen; und ein Programm, das noch den Schlüssel des Anbieters hat, geht an der Firewall vorbei. Nehmen Sie ihm diesen Schlüssel weg.</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>Waiting for the first call with this key.</source>
        <translation>Wartet auf den ersten Aufruf mit diesem Schlüssel.</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>The first call arrived and was refused: %1.</source>
        <translation>Der erste Aufruf kam an und wurde abgelehnt: %1.</translation>
    </message>
    <message>
        <source>The first call arrived: %1, %2.</source>
        <translation>Der erste Aufruf kam an: %1, %2.</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ConnectionCard</name>
    <message>
        <source>Gateway</source>
        <translation>Gateway</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Back to this computer&apos;s</source>
        <translation>Zurück zu dem dieses Rechners</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Shown here</source>
        <translation>Hier gezeigt</translation>
    </message>
    <message>
        <source>The gateway that this window reads and changes.</source>
        <translation>Das Gateway, das dieses Fenster liest und ändert.</translation>
    </message>
    <message>
        <source>Admin address of the other gateway</source>
        <translation>Admin-Adresse des anderen Gateways</translation>
    </message>
    <message>
        <source>Its admin token</source>
        <translation>Sein Admin-Token</translation>
    </message>
    <message>
        <source>admin token</source>
        <translation>Admin-Token</translation>
    </message>
    <message>
        <source>Another machine&apos;s gateway</source>
        <translation>Gateway auf einem anderen Rechner</translation>
    </message>
    <message>
        <source>Its admin address and the token in its data folder (admin-token). Use https or a tunnel: whoever reads the token can spend. This computer&apos;s own gateway goes on guarding.</source>
        <translation>Seine Admin-Adresse und das Token aus seinem Datenordner (admin-token). Nehmen Sie https oder einen Tunnel: Wer das Token liest, kann Geld ausgeben. Das Gateway dieses Rechners schützt weiter.</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Versions, state and settings for a question, without keys or contents.</source>
        <translation>Versionen, Zustand und Einstellungen für eine Frage, ohne Schlüssel und Inhalte.</translation>
    </message>
    <message>
        <source>Enter an address and a token.</source>
        <translation>Adresse und Token eingeben.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Its certificate, where this computer does not trust it</source>
        <translation>Sein Zertifikat, falls dieser Rechner ihm nicht vertraut</translation>
    </message>
    <message>
        <source>certificate file (optional)</source>
        <translation>Zertifikatsdatei (optional)</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen …</translation>
    </message>
    <message>
        <source>That file holds no certificate.</source>
        <translation>Diese Datei enthält kein Zertifikat.</translation>
    </message>
</context>
<context>
    <name>llm0::ui::CopyField</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>llm0::ui::CustomerChanges</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>llm0::ui::CustomerExports</name>
    <message>
        <source>Export customers</source>
        <translation>Kunden exportieren</translation>
    </message>
    <message numerus="yes">
        <source>What every customer cost in the last %n day(s), days of %1.</source>
        <translation>
            <numerusform>Was jeder Kunde am letzten Tag gekostet hat, Tage in %1.</numerusform>
            <numerusform>Was jeder Kunde in den letzten %n Tagen gekostet hat, Tage in %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llm0::ui::CustomerInspector</name>
    <message>
        <source>No customer chosen</source>
        <translation>Kein Kunde gewählt</translation>
    </message>
    <message>
        <source>Block now</source>
        <translation>Jetzt sperren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Choose one in the table to see what it spends and to set its caps. Several chosen rows get one cap each.</source>
        <translation>Einen in der Tabelle wählen, um seine Ausgaben zu sehen und Limits zu setzen. Mehrere gewählte Zeilen erhalten je ein Limit.</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Cap</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Spend</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>Raise once…</source>
        <translation>Einmal erhöhen …</translation>
    </message>
    <message>
        <source>Raise the cap once…</source>
        <translation>Limit einmal erhöhen …</translation>
    </message>
    <message>
        <source>Count from now on (reset)</source>
        <translation>Ab jetzt zählen (zurücksetzen)</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s)</source>
        <translation>
            <numerusform>%n Kunde</numerusform>
            <numerusform>%n Kunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Block all</source>
        <translation>Alle sperren</translation>
    </message>
    <message>
        <source>Apply to all</source>
        <translation>Auf alle anwenden</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>im Monat</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>am Tag</translation>
    </message>
    <message>
        <source>Limits of %1 changed</source>
        <translation>Limits von %1 geändert</translation>
    </message>
    <message>
        <source>Cap of %1 set to %2 %3</source>
        <translation>Limit von %1 auf %2 %3 gesetzt</translation>
    </message>
    <message>
        <source>Cap of %1 %2 removed</source>
        <translation>Limit von %1 %2 entfernt</translation>
    </message>
    <message>
        <source>%1 of %2 changed. Cancel stops here.</source>
        <translation>%1 von %2 geändert. Abbrechen hält hier an.</translation>
    </message>
    <message numerus="yes">
        <source>Caps of %n customer(s) set</source>
        <translation>
            <numerusform>Limit von %n Kunden gesetzt</numerusform>
            <numerusform>Limits von %n Kunden gesetzt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is blocked</source>
        <translation>%1 ist gesperrt</translation>
    </message>
    <message>
        <source>%1 may call again</source>
        <translation>%1 darf wieder aufrufen</translation>
    </message>
    <message>
        <source>Raise once</source>
        <translation>Einmal erhöhen</translation>
    </message>
    <message>
        <source>Dollars to add to this month&apos;s cap, for this month only:</source>
        <translation>Dollar zusätzlich zum Limit dieses Monats, nur für diesen Monat:</translation>
    </message>
    <message>
        <source>Dollars to add to today&apos;s cap, for today only:</source>
        <translation>Dollar zusätzlich zum heutigen Limit, nur für heute:</translation>
    </message>
    <message>
        <source>“%1” is not a number of dollars</source>
        <translation>„%1“ ist kein Betrag in Dollar</translation>
    </message>
    <message>
        <source>Own limits of %1 removed</source>
        <translation>Eigene Limits von %1 entfernt</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) blocked</source>
        <translation>
            <numerusform>%n Kunde gesperrt</numerusform>
            <numerusform>%n Kunden gesperrt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llm0::ui::CustomerLimits</name>
    <message>
        <source>These limits are this customer&apos;s own.</source>
        <translation>Diese Limits gehören diesem Kunden selbst.</translation>
    </message>
    <message>
        <source>Inherited from its tier; a change makes them its own.</source>
        <translation>Von seiner Stufe geerbt; eine Änderung macht sie zu eigenen.</translation>
    </message>
    <message>
        <source>Inherited from the project&apos;s default; a change makes them its own.</source>
        <translation>Vom Standard des Projekts geerbt; eine Änderung macht sie zu eigenen.</translation>
    </message>
    <message>
        <source>No limit of its own; only those of project, key and account hold.</source>
        <translation>Kein eigenes Limit; es gelten nur die von Projekt, Schlüssel und Konto.</translation>
    </message>
    <message>
        <source>Remove own limits</source>
        <translation>Eigene Limits entfernen</translation>
    </message>
    <message>
        <source>Per-request cap in dollars</source>
        <translation>Limit je Anfrage in Dollar</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>One request, USD</source>
        <translation>Eine Anfrage, USD</translation>
    </message>
    <message>
        <source>Requests a minute</source>
        <translation>Anfragen je Minute</translation>
    </message>
    <message>
        <source>Requests an hour</source>
        <translation>Anfragen je Stunde</translation>
    </message>
    <message>
        <source>Requests a day</source>
        <translation>Anfragen am Tag</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>Downgrade to</source>
        <translation>Herabstufen auf</translation>
    </message>
    <message>
        <source>Model to downgrade to</source>
        <translation>Modell zum Herabstufen</translation>
    </message>
    <message>
        <source>cheaper model, e.g. gpt-4o-mini</source>
        <translation>günstigeres Modell, z. B. gpt-4o-mini</translation>
    </message>
    <message>
        <source>as the app&apos;s header says</source>
        <translation>wie der Header des Programms sagt</translation>
    </message>
</context>
<context>
    <name>llm0::ui::CustomerUsage</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Spend by model</source>
        <translation>Ausgaben nach Modell</translation>
    </message>
    <message numerus="yes">
        <source>The last %n day(s), %1</source>
        <translation>
            <numerusform>Der letzte Tag, %1</numerusform>
            <numerusform>Die letzten %n Tage, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved by the cache: %1 in %2 answers. Refused: %3.</source>
        <translation>Vom Cache gespart: %1 in %2 Antworten. Abgelehnt: %3.</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Summe</translation>
    </message>
</context>
<context>
    <name>llm0::ui::CustomersModel</name>
    <message>
        <source>blocked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>blocking</source>
        <translation>sperrt</translation>
    </message>
    <message>
        <source>near</source>
        <translation>knapp</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Day cap</source>
        <translation>Tageslimit</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Übrig</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Prognose</translation>
    </message>
    <message>
        <source>Blocks at</source>
        <translation>Sperrt um</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Cache saved</source>
        <translation>Cache gespart</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Model mix</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
</context>
<context>
    <name>llm0::ui::CustomersPage</name>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>No customer yet</source>
        <translation>Noch kein Kunde</translation>
    </message>
    <message>
        <source>Send X-Customer-ID with a call. The customer appears here at its first request, already under the project&apos;s default caps.</source>
        <translation>Senden Sie X-Customer-ID mit einem Aufruf. Der Kunde erscheint hier bei seiner ersten Anfrage, schon unter den Standardlimits des Projekts.</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>No customer matches</source>
        <translation>Kein Kunde passt</translation>
    </message>
    <message>
        <source>Try a part of the name, tier:free, or state:near.</source>
        <translation>Versuchen Sie einen Teil des Namens, tier:free oder state:near.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Filter, e.g. tier:free</source>
        <translation>Filter, z. B. tier:free</translation>
    </message>
    <message>
        <source>Filter customers by name, tier or state</source>
        <translation>Kunden nach Name, Stufe oder Zustand filtern</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7 T</translation>
    </message>
    <message>
        <source>30 d</source>
        <translation>30 T</translation>
    </message>
    <message>
        <source>90 d</source>
        <translation>90 T</translation>
    </message>
    <message>
        <source>Export CSV</source>
        <translation>CSV exportieren</translation>
    </message>
    <message>
        <source>All customers…</source>
        <translation>Alle Kunden …</translation>
    </message>
    <message>
        <source>The chosen customer, by day and model…</source>
        <translation>Der gewählte Kunde, nach Tag und Modell …</translation>
    </message>
    <message>
        <source>Export all customers as CSV…</source>
        <translation>Alle Kunden als CSV exportieren …</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Customers near or over their cap</source>
        <translation>Kunden nahe an oder über ihrem Limit</translation>
    </message>
    <message numerus="yes">
        <source>Today %1 · month %2 · last %n day(s) %3 · saved %4 · days in %5</source>
        <translation>
            <numerusform>Heute %1 · Monat %2 · letzter Tag %3 · gespart %4 · Tage in %5</numerusform>
            <numerusform>Heute %1 · Monat %2 · letzte %n Tage %3 · gespart %4 · Tage in %5</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llm0::ui::DayBars</name>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1 von %2 bis %3</translation>
    </message>
</context>
<context>
    <name>llm0::ui::EndpointDialog</name>
    <message>
        <source>Add endpoint</source>
        <translation>Endpunkt hinzufügen</translation>
    </message>
    <message>
        <source>New endpoint</source>
        <translation>Neuer Endpunkt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>e.g. Our vLLM</source>
        <translation>z. B. Unser vLLM</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>Kurzname</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keins</translation>
    </message>
    <message>
        <source>Anything that speaks OpenAI&apos;s API: vLLM, llama.cpp, LM Studio, a proxy. Apps call its models as short-name/model. Its models are refused until you have set their prices.</source>
        <translation>Alles, was OpenAIs API spricht: vLLM, llama.cpp, LM Studio, ein Proxy. Programme rufen seine Modelle als Kurzname/Modell. Sie werden abgelehnt, bis ihre Preise gesetzt sind.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ErrorBanner</name>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Shown below: as of %1.</source>
        <translation>Darunter: Stand %1.</translation>
    </message>
    <message>
        <source>Nothing could be loaded yet.</source>
        <translation>Noch konnte nichts geladen werden.</translation>
    </message>
    <message>
        <source> (field %1)</source>
        <translation> (Feld %1)</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ExplainPanel</name>
    <message>
        <source>Volume</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Model and price</source>
        <translation>Modell und Preis</translation>
    </message>
    <message>
        <source>Tokens per request</source>
        <translation>Tokens je Anfrage</translation>
    </message>
    <message>
        <source>Cache misses</source>
        <translation>Cache-Fehltreffer</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Back to the whole</source>
        <translation>Zurück zum Ganzen</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>Ursachen</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Ausgegeben</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Customers that moved most</source>
        <translation>Kunden mit der größten Änderung</translation>
    </message>
    <message>
        <source>Keys that moved most</source>
        <translation>Schlüssel mit der größten Änderung</translation>
    </message>
    <message>
        <source>Models that moved most</source>
        <translation>Modelle mit der größten Änderung</translation>
    </message>
    <message>
        <source>This month so far</source>
        <translation>Bisher in diesem Monat</translation>
    </message>
    <message>
        <source>Today so far</source>
        <translation>Heute bisher</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>against %1 at this time on usual days</source>
        <translation>gegenüber %1 um diese Zeit an üblichen Tagen</translation>
    </message>
    <message>
        <source>against %1 in the stretch before</source>
        <translation>gegenüber %1 im Zeitraum davor</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ExportDialog</name>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>Angehalten. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Schreibt …</translation>
    </message>
    <message>
        <source>Writing… %1 lines, %2</source>
        <translation>Schreibt … %1 Zeilen, %2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Written: %1 lines, %2</source>
        <translation>Geschrieben: %1 Zeilen, %2</translation>
    </message>
    <message>
        <source>Not written: %1</source>
        <translation>Nicht geschrieben: %1</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ExposureCard</name>
    <message>
        <source>Exposure</source>
        <translation>Ausgabenrisiko</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Reserviert</translation>
    </message>
    <message>
        <source>Set a cap…</source>
        <translation>Limit setzen …</translation>
    </message>
    <message>
        <source>The most that can still be spent, whoever misbehaves</source>
        <translation>Was höchstens noch ausgegeben werden kann, wer auch immer sich danebenbenimmt</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Abgerechnet</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Übrig</translation>
    </message>
    <message>
        <source>∞ uncapped</source>
        <translation>∞ ohne Limit</translation>
    </message>
    <message>
        <source>of a %1 month cap</source>
        <translation>von %1 Monatslimit</translation>
    </message>
    <message>
        <source>of a %1 day cap</source>
        <translation>von %1 Tageslimit</translation>
    </message>
    <message>
        <source>No app has a key yet.</source>
        <translation>Noch kein Programm hat einen Schlüssel.</translation>
    </message>
    <message>
        <source>held by caps further down</source>
        <translation>von Limits weiter unten gehalten</translation>
    </message>
    <message>
        <source>No cap stands in the way.</source>
        <translation>Kein Limit steht im Weg.</translation>
    </message>
    <message>
        <source>Reserved, %1 in flight</source>
        <translation>Reserviert, %1 unterwegs</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ExposureModel</name>
    <message>
        <source>key %1</source>
        <translation>Schlüssel %1</translation>
    </message>
    <message>
        <source>unidentified</source>
        <translation>ohne Kennung</translation>
    </message>
    <message>
        <source>cap %1</source>
        <translation>Limit %1</translation>
    </message>
    <message>
        <source>no cap</source>
        <translation>kein Limit</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keins</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>kein Schlüssel</translation>
    </message>
    <message>
        <source>uncapped</source>
        <translation>ohne Limit</translation>
    </message>
    <message>
        <source>blocking</source>
        <translation>sperrt</translation>
    </message>
    <message>
        <source>near</source>
        <translation>knapp</translation>
    </message>
    <message>
        <source>guarding</source>
        <translation>schützt</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Ausgegeben</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Reserviert</translation>
    </message>
    <message>
        <source>Cap</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Übrig</translation>
    </message>
    <message>
        <source>Binding cap</source>
        <translation>Bindendes Limit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>in ~%1 min</source>
        <translation>in ~%1 min</translation>
    </message>
    <message>
        <source>Blocks at</source>
        <translation>Sperrt um</translation>
    </message>
    <message>
        <source>account day</source>
        <translation>Konto, Tag</translation>
    </message>
    <message>
        <source>account month</source>
        <translation>Konto, Monat</translation>
    </message>
    <message>
        <source>project day</source>
        <translation>Projekt, Tag</translation>
    </message>
    <message>
        <source>project month</source>
        <translation>Projekt, Monat</translation>
    </message>
    <message>
        <source>key day</source>
        <translation>Schlüssel, Tag</translation>
    </message>
    <message>
        <source>key month</source>
        <translation>Schlüssel, Monat</translation>
    </message>
    <message>
        <source>customer day</source>
        <translation>Kunde, Tag</translation>
    </message>
    <message>
        <source>customer month</source>
        <translation>Kunde, Monat</translation>
    </message>
    <message>
        <source>sum of its keys</source>
        <translation>Summe der Schlüssel</translation>
    </message>
    <message>
        <source>sum of its customers</source>
        <translation>Summe der Kunden</translation>
    </message>
    <message>
        <source>inactive</source>
        <translation>inaktiv</translation>
    </message>
</context>
<context>
    <name>llm0::ui::FailoverOrder</name>
    <message>
        <source>Ollama answers first; what it cannot goes to the provider that was asked, then down the list.</source>
        <translation>Zuerst antwortet Ollama; was es nicht kann, geht zum gefragten Anbieter, dann die Liste hinab.</translation>
    </message>
    <message>
        <source>Only Ollama answers. Nothing leaves this computer, nothing costs anything.</source>
        <translation>Nur Ollama antwortet. Nichts verlässt diesen Rechner, nichts kostet etwas.</translation>
    </message>
    <message>
        <source>The provider that was asked, then down the list. Never Ollama.</source>
        <translation>Der gefragte Anbieter, dann die Liste hinab. Nie Ollama.</translation>
    </message>
    <message>
        <source>The provider that was asked, then down the list, at last Ollama.</source>
        <translation>Der gefragte Anbieter, dann die Liste hinab, zuletzt Ollama.</translation>
    </message>
    <message>
        <source>Which first</source>
        <translation>Was zuerst</translation>
    </message>
    <message>
        <source>Cloud first</source>
        <translation>Cloud zuerst</translation>
    </message>
    <message>
        <source>Local first</source>
        <translation>Lokal zuerst</translation>
    </message>
    <message>
        <source>Cloud only</source>
        <translation>Nur Cloud</translation>
    </message>
    <message>
        <source>Local only</source>
        <translation>Nur lokal</translation>
    </message>
    <message>
        <source>Stands in</source>
        <translation>Springt ein</translation>
    </message>
    <message>
        <source>For large models</source>
        <translation>Für große Modelle</translation>
    </message>
    <message>
        <source>For small ones</source>
        <translation>Für kleine</translation>
    </message>
    <message>
        <source>Add a provider</source>
        <translation>Anbieter hinzufügen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keins</translation>
    </message>
    <message>
        <source>It is set in the environment</source>
        <translation>Es ist in der Umgebung gesetzt</translation>
    </message>
    <message>
        <source>%1 earlier</source>
        <translation>%1 früher</translation>
    </message>
    <message>
        <source>%1 later</source>
        <translation>%1 später</translation>
    </message>
    <message>
        <source>Leave %1 out</source>
        <translation>%1 auslassen</translation>
    </message>
    <message>
        <source>only where a chain names it</source>
        <translation>nur wo eine Kette es nennt</translation>
    </message>
    <message>
        <source>Large model of %1</source>
        <translation>Großes Modell von %1</translation>
    </message>
    <message>
        <source>Small model of %1</source>
        <translation>Kleines Modell von %1</translation>
    </message>
    <message>
        <source>large</source>
        <translation>groß</translation>
    </message>
    <message>
        <source>middling</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>small</source>
        <translation>klein</translation>
    </message>
    <message>
        <source>Ollama&apos;s model for %1 ones</source>
        <translation>Ollamas Modell für Größe %1</translation>
    </message>
    <message>
        <source>Ollama</source>
        <translation>Ollama</translation>
    </message>
</context>
<context>
    <name>llm0::ui::FailoverPanel</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Chains of single models</source>
        <translation>Ketten einzelner Modelle</translation>
    </message>
    <message>
        <source>None. A chain says for one model what is tried after it, in place of the order above; it also moves models that apps name with their provider.</source>
        <translation>Keine. Eine Kette sagt für ein Modell, was danach versucht wird, statt der Reihenfolge oben; sie gilt auch für Modelle, die Programme mit ihrem Anbieter nennen.</translation>
    </message>
    <message>
        <source>New chain…</source>
        <translation>Neue Kette …</translation>
    </message>
    <message>
        <source>Edit chain…</source>
        <translation>Kette ändern …</translation>
    </message>
    <message>
        <source>Remove chain</source>
        <translation>Kette entfernen</translation>
    </message>
    <message>
        <source>Failover</source>
        <translation>Ausweichen</translation>
    </message>
    <message>
        <source>When a provider fails</source>
        <translation>Wenn ein Anbieter ausfällt</translation>
    </message>
    <message>
        <source>Model asked for</source>
        <translation>Gefragtes Modell</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Dann</translation>
    </message>
    <message>
        <source>Failover changed</source>
        <translation>Ausweichen geändert</translation>
    </message>
    <message>
        <source>Chain of %1 set</source>
        <translation>Kette von %1 gesetzt</translation>
    </message>
    <message>
        <source>Chain of %1 removed</source>
        <translation>Kette von %1 entfernt</translation>
    </message>
</context>
<context>
    <name>llm0::ui::FirstRunDialog</name>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Welcome to LLM0</source>
        <translation>Willkommen bei LLM0</translation>
    </message>
    <message>
        <source>Connect an app</source>
        <translation>Programm verbinden</translation>
    </message>
    <message>
        <source>Step %1 of 3</source>
        <translation>Schritt %1 von 3</translation>
    </message>
    <message>
        <source>Put a limit on what can be spent</source>
        <translation>Begrenzen, was ausgegeben werden kann</translation>
    </message>
    <message>
        <source>Protect these</source>
        <translation>Diese schützen</translation>
    </message>
    <message>
        <source>See it block</source>
        <translation>Die Sperre sehen</translation>
    </message>
    <message>
        <source>Prove it blocks</source>
        <translation>Sperre beweisen</translation>
    </message>
    <message>
        <source>Send an app through it</source>
        <translation>Ein Programm hindurchschicken</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>llm0::ui::FurtherKeyDialog</name>
    <message>
        <source>Add key</source>
        <translation>Schlüssel hinzufügen</translation>
    </message>
    <message>
        <source>Another key for %1</source>
        <translation>Weiterer Schlüssel für %1</translation>
    </message>
    <message>
        <source>letters, digits and -, e.g. team-2</source>
        <translation>Buchstaben, Ziffern und -, z. B. team-2</translation>
    </message>
    <message>
        <source>Name of the key</source>
        <translation>Name des Schlüssels</translation>
    </message>
    <message>
        <source>Provider key</source>
        <translation>Schlüssel des Anbieters</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Calls are shared out among the keys by weight. One that is refused or limited rests for a while; the others go on. A key is never shown again.</source>
        <translation>Aufrufe verteilen sich nach Gewicht auf die Schlüssel. Einer, der abgelehnt oder gebremst wird, ruht eine Weile; die anderen machen weiter. Ein Schlüssel wird nie wieder gezeigt.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>llm0::ui::GuardPill</name>
    <message>
        <source>Apps send their calls to %1</source>
        <translation>Programme senden ihre Aufrufe an %1</translation>
    </message>
</context>
<context>
    <name>llm0::ui::HeaderBar</name>
    <message>
        <source>Pause spend</source>
        <translation>Ausgaben anhalten</translation>
    </message>
    <message>
        <source>Can still spend today</source>
        <translation>Heute noch möglich</translation>
    </message>
    <message>
        <source>Spent today</source>
        <translation>Heute ausgegeben</translation>
    </message>
    <message>
        <source>Saved by cache, 30 days</source>
        <translation>Vom Cache gespart, 30 Tage</translation>
    </message>
    <message>
        <source>Search or run…</source>
        <translation>Suchen oder ausführen …</translation>
    </message>
    <message>
        <source>Pages, customers, keys and actions (Ctrl+K)</source>
        <translation>Seiten, Kunden, Schlüssel und Aktionen (Strg+K)</translation>
    </message>
    <message>
        <source>Refuse every paid call at once (Ctrl+Shift+X). Cache and local models go on.</source>
        <translation>Sofort jeden bezahlten Aufruf ablehnen (Strg+Umschalt+X). Cache und lokale Modelle laufen weiter.</translation>
    </message>
    <message>
        <source>Pause for…</source>
        <translation>Anhalten für …</translation>
    </message>
    <message>
        <source>Pause for a while, or everything</source>
        <translation>Für eine Weile anhalten, oder alles</translation>
    </message>
    <message>
        <source>∞ uncapped</source>
        <translation>∞ ohne Limit</translation>
    </message>
    <message>
        <source>Resume spend…</source>
        <translation>Ausgaben fortsetzen …</translation>
    </message>
</context>
<context>
    <name>llm0::ui::InspectorSplit</name>
    <message>
        <source>Width of the details</source>
        <translation>Breite der Einzelheiten</translation>
    </message>
    <message>
        <source>Height of the details</source>
        <translation>Höhe der Einzelheiten</translation>
    </message>
    <message>
        <source>Arrow keys move it</source>
        <translation>Pfeiltasten verschieben es</translation>
    </message>
</context>
<context>
    <name>llm0::ui::JobProgress</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>llm0::ui::KeyInspector</name>
    <message>
        <source>Caps of the key</source>
        <translation>Limits des Schlüssels</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Ausgegeben</translation>
    </message>
    <message>
        <source>Cap</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Übrig</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message numerus="yes">
        <source>Spend of the last %n day(s)</source>
        <translation>
            <numerusform>Ausgaben des letzten Tages</numerusform>
            <numerusform>Ausgaben der letzten %n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Key caps…</source>
        <translation>Limits des Schlüssels …</translation>
    </message>
    <message>
        <source>Project caps…</source>
        <translation>Limits des Projekts …</translation>
    </message>
    <message>
        <source>Rotate…</source>
        <translation>Erneuern …</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Widerrufen …</translation>
    </message>
    <message>
        <source>Spend by model</source>
        <translation>Ausgaben nach Modell</translation>
    </message>
    <message>
        <source>Its requests</source>
        <translation>Seine Anfragen</translation>
    </message>
    <message>
        <source>project %1</source>
        <translation>Projekt %1</translation>
    </message>
    <message>
        <source>%1 requests a minute</source>
        <translation>%1 Anfragen je Minute</translation>
    </message>
    <message>
        <source>no rate limit</source>
        <translation>kein Ratenlimit</translation>
    </message>
    <message>
        <source>only for customer %1</source>
        <translation>nur für Kunde %1</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>the old key works until %1</source>
        <translation>der alte Schlüssel gilt bis %1</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>One request</source>
        <translation>Eine Anfrage</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Revoke key</source>
        <translation>Schlüssel widerrufen</translation>
    </message>
    <message>
        <source>Revoke “%1”?</source>
        <translation>„%1“ widerrufen?</translation>
    </message>
    <message>
        <source>Apps that use it are refused from their next call on.</source>
        <translation>Programme, die ihn verwenden, werden ab dem nächsten Aufruf abgelehnt.</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Widerrufen</translation>
    </message>
</context>
<context>
    <name>llm0::ui::KeysModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Day cap</source>
        <translation>Tageslimit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>widerrufen</translation>
    </message>
    <message>
        <source>rotating</source>
        <translation>wird erneuert</translation>
    </message>
    <message>
        <source>blocking</source>
        <translation>sperrt</translation>
    </message>
    <message>
        <source>near</source>
        <translation>knapp</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
</context>
<context>
    <name>llm0::ui::KeysPage</name>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>No key yet</source>
        <translation>Noch kein Schlüssel</translation>
    </message>
    <message>
        <source>A key is what an app sends instead of the provider&apos;s. It carries caps and a rate, and can be revoked alone.</source>
        <translation>Einen Schlüssel sendet ein Programm statt dem des Anbieters. Er trägt Limits und eine Rate und kann einzeln widerrufen werden.</translation>
    </message>
    <message>
        <source>Create a key</source>
        <translation>Schlüssel anlegen</translation>
    </message>
    <message>
        <source>Filter keys</source>
        <translation>Schlüssel filtern</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neuer Schlüssel</translation>
    </message>
    <message>
        <source>Whose keys</source>
        <translation>Wessen Schlüssel</translation>
    </message>
    <message>
        <source>Your apps&apos;</source>
        <translation>Ihrer Programme</translation>
    </message>
    <message>
        <source>Providers&apos;</source>
        <translation>Der Anbieter</translation>
    </message>
    <message>
        <source>New key for an app…</source>
        <translation>Neuer Schlüssel für ein Programm …</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Providers&apos; keys</source>
        <translation>Schlüssel der Anbieter</translation>
    </message>
    <message>
        <source>Name or project</source>
        <translation>Name oder Projekt</translation>
    </message>
</context>
<context>
    <name>llm0::ui::LimitsDialog</name>
    <message>
        <source>What a customer pays a month, in dollars</source>
        <translation>Was ein Kunde im Monat zahlt, in Dollar</translation>
    </message>
    <message>
        <source>When a limit is reached</source>
        <translation>Wenn eine Grenze erreicht ist</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Name of the tier</source>
        <translation>Name der Stufe</translation>
    </message>
    <message>
        <source>as apps send it, e.g. pro</source>
        <translation>wie Programme sie senden, z. B. pro</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>It pays a month, USD</source>
        <translation>Sie zahlt im Monat, USD</translation>
    </message>
    <message>
        <source>Day cap in dollars</source>
        <translation>Tageslimit in Dollar</translation>
    </message>
    <message>
        <source>Month cap in dollars</source>
        <translation>Monatslimit in Dollar</translation>
    </message>
    <message>
        <source>Per-request cap in dollars</source>
        <translation>Limit je Anfrage in Dollar</translation>
    </message>
    <message>
        <source>A day, USD</source>
        <translation>Am Tag, USD</translation>
    </message>
    <message>
        <source>A month, USD</source>
        <translation>Im Monat, USD</translation>
    </message>
    <message>
        <source>One request, USD</source>
        <translation>Eine Anfrage, USD</translation>
    </message>
    <message>
        <source>Requests a minute</source>
        <translation>Anfragen je Minute</translation>
    </message>
    <message>
        <source>Requests an hour</source>
        <translation>Anfragen je Stunde</translation>
    </message>
    <message>
        <source>Requests a day</source>
        <translation>Anfragen am Tag</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>Requests a day by model</source>
        <translation>Anfragen am Tag nach Modell</translation>
    </message>
    <message>
        <source>Requests a day by label</source>
        <translation>Anfragen am Tag nach Label</translation>
    </message>
    <message>
        <source>Of a model, a day</source>
        <translation>Je Modell am Tag</translation>
    </message>
    <message>
        <source>Of a label, a day</source>
        <translation>Je Label am Tag</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Downgrade</source>
        <translation>Herabstufen</translation>
    </message>
    <message>
        <source>Warn</source>
        <translation>Warnen</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Dann</translation>
    </message>
    <message>
        <source>Model to downgrade to</source>
        <translation>Modell zum Herabstufen</translation>
    </message>
    <message>
        <source>cheaper model, e.g. gpt-4o-mini</source>
        <translation>günstigeres Modell, z. B. gpt-4o-mini</translation>
    </message>
    <message>
        <source>%1: “%2” is not of the form name = number</source>
        <translation>%1: „%2“ hat nicht die Form Name = Zahl</translation>
    </message>
    <message>
        <source>%1 is not a number of dollars</source>
        <translation>%1 ist kein Betrag in Dollar</translation>
    </message>
</context>
<context>
    <name>llm0::ui::MarginsModel</name>
    <message>
        <source>no price</source>
        <translation>kein Preis</translation>
    </message>
    <message>
        <source>no customers</source>
        <translation>keine Kunden</translation>
    </message>
    <message>
        <source>loses</source>
        <translation>verliert</translation>
    </message>
    <message>
        <source>thin</source>
        <translation>knapp</translation>
    </message>
    <message>
        <source>earns</source>
        <translation>verdient</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>no tier</source>
        <translation>keine Stufe</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Pays a month</source>
        <translation>Zahlt im Monat</translation>
    </message>
    <message>
        <source>Cost p50</source>
        <translation>Kosten p50</translation>
    </message>
    <message>
        <source>Cost p95</source>
        <translation>Kosten p95</translation>
    </message>
    <message>
        <source>Dearest</source>
        <translation>Teuerster</translation>
    </message>
    <message>
        <source>Margin p50</source>
        <translation>Marge p50</translation>
    </message>
    <message>
        <source>Margin p95</source>
        <translation>Marge p95</translation>
    </message>
    <message>
        <source>Cost of all</source>
        <translation>Kosten aller</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>llm0::ui::NewKeyDialog</name>
    <message>
        <source>New key</source>
        <translation>Neuer Schlüssel</translation>
    </message>
    <message>
        <source>what uses it, e.g. web-1</source>
        <translation>wer ihn verwendet, z. B. web-1</translation>
    </message>
    <message>
        <source>Name of the key</source>
        <translation>Name des Schlüssels</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>Neues Projekt …</translation>
    </message>
    <message>
        <source>name of the new project</source>
        <translation>Name des neuen Projekts</translation>
    </message>
    <message>
        <source>Name of the new project</source>
        <translation>Name des neuen Projekts</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>Requests per minute</source>
        <translation>Anfragen je Minute</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Requests a minute</source>
        <translation>Anfragen je Minute</translation>
    </message>
    <message>
        <source>Caps of this key. Those of its project and the account hold besides.</source>
        <translation>Limits dieses Schlüssels. Die seines Projekts und des Kontos gelten außerdem.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Create key</source>
        <translation>Schlüssel anlegen</translation>
    </message>
    <message>
        <source>Base URL</source>
        <translation>Basis-URL</translation>
    </message>
    <message>
        <source>Your key</source>
        <translation>Ihr Schlüssel</translation>
    </message>
    <message>
        <source>This is the only time it is shown; only its hash is kept. Copy it now.</source>
        <translation>Er wird nur dieses eine Mal gezeigt; behalten wird nur sein Hash. Kopieren Sie ihn jetzt.</translation>
    </message>
    <message>
        <source>Give the app this key and this base_url:</source>
        <translation>Geben Sie dem Programm diesen Schlüssel und diese base_url:</translation>
    </message>
    <message>
        <source>I have copied it</source>
        <translation>Ich habe ihn kopiert</translation>
    </message>
    <message>
        <source>Give the key a name, so that you know it again.</source>
        <translation>Geben Sie dem Schlüssel einen Namen, um ihn wiederzuerkennen.</translation>
    </message>
</context>
<context>
    <name>llm0::ui::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Exposure by project</source>
        <translation>Ausgabenrisiko nach Projekt</translation>
    </message>
    <message>
        <source>No app has a key yet</source>
        <translation>Noch kein Programm hat einen Schlüssel</translation>
    </message>
    <message>
        <source>Create one and give it to an app with this gateway&apos;s base_url. From then on every call is priced, capped and shown here.</source>
        <translation>Legen Sie einen an und geben Sie ihn einem Programm mit der base_url dieses Gateways. Von da an wird jeder Aufruf bepreist, begrenzt und hier gezeigt.</translation>
    </message>
    <message>
        <source>Create a key</source>
        <translation>Schlüssel anlegen</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>the account</source>
        <translation>das Konto</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>Darunter</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>Alle Projekte</translation>
    </message>
    <message>
        <source>Caps</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>What moved</source>
        <translation>Was sich bewegt hat</translation>
    </message>
    <message>
        <source>Click the chart to have an hour or a day explained.</source>
        <translation>Auf das Diagramm klicken, um eine Stunde oder einen Tag erklärt zu bekommen.</translation>
    </message>
    <message>
        <source>Set the account&apos;s caps…</source>
        <translation>Limits des Kontos setzen …</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Explain today&apos;s spend</source>
        <translation>Heutige Ausgaben erklären</translation>
    </message>
</context>
<context>
    <name>llm0::ui::PriceEditor</name>
    <message>
        <source>Held from</source>
        <translation>Galt ab</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Back to shipped price</source>
        <translation>Zurück zum mitgelieferten Preis</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Set price</source>
        <translation>Preis setzen</translation>
    </message>
    <message>
        <source>Earlier prices</source>
        <translation>Frühere Preise</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Input, $ per million</source>
        <translation>Eingabe, $ je Million</translation>
    </message>
    <message>
        <source>Cached input, $ per million</source>
        <translation>Eingabe aus Cache, $ je Million</translation>
    </message>
    <message>
        <source>Cache write, $ per million</source>
        <translation>Cache schreiben, $ je Million</translation>
    </message>
    <message>
        <source>Output, $ per million</source>
        <translation>Ausgabe, $ je Million</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>nötig</translation>
    </message>
    <message>
        <source>as input</source>
        <translation>wie Eingabe</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) were refused: without a price their cost cannot be capped.</source>
        <translation>
            <numerusform>%n Aufruf wurde abgelehnt: ohne Preis lassen sich seine Kosten nicht begrenzen.</numerusform>
            <numerusform>%n Aufrufe wurden abgelehnt: ohne Preis lassen sich ihre Kosten nicht begrenzen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2. Past costs keep the price they were made with.</source>
        <translation>%1, %2. Frühere Kosten behalten den Preis, mit dem sie entstanden.</translation>
    </message>
    <message>
        <source>shipped, %1</source>
        <translation>mitgeliefert, %1</translation>
    </message>
    <message>
        <source>Give input and output in dollars per million tokens, as providers publish them.</source>
        <translation>Geben Sie Eingabe und Ausgabe in Dollar je Million Tokens an, wie die Anbieter sie veröffentlichen.</translation>
    </message>
    <message>
        <source>Worked example: %1 tokens in and %2 out cost %3.</source>
        <translation>Rechenbeispiel: %1 Tokens ein und %2 aus kosten %3.</translation>
    </message>
    <message>
        <source>That is dearer than any model known. Was a price per thousand tokens meant?</source>
        <translation>Das ist teurer als jedes bekannte Modell. War ein Preis je tausend Tokens gemeint?</translation>
    </message>
    <message>
        <source>Price of %1 set</source>
        <translation>Preis von %1 gesetzt</translation>
    </message>
</context>
<context>
    <name>llm0::ui::PricesModel</name>
    <message>
        <source>unpriced</source>
        <translation>ohne Preis</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>known</source>
        <translation>bekannt</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Input $/M</source>
        <translation>Eingabe $/Mio.</translation>
    </message>
    <message>
        <source>Cached $/M</source>
        <translation>Aus Cache $/Mio.</translation>
    </message>
    <message>
        <source>Output $/M</source>
        <translation>Ausgabe $/Mio.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
</context>
<context>
    <name>llm0::ui::PricesPanel</name>
    <message>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>Filter by model or provider</source>
        <translation>Nach Modell oder Anbieter filtern</translation>
    </message>
    <message>
        <source>Filter prices</source>
        <translation>Preise filtern</translation>
    </message>
    <message>
        <source>Shipped prices of %1</source>
        <translation>Mitgelieferte Preise vom %1</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) refused</source>
        <translation>
            <numerusform>%n Aufruf abgelehnt</numerusform>
            <numerusform>%n Aufrufe abgelehnt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llm0::ui::ProjectChoice</name>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ProjectsModel</name>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>uncapped</source>
        <translation>ohne Limit</translation>
    </message>
    <message>
        <source>blocking</source>
        <translation>sperrt</translation>
    </message>
    <message>
        <source>near</source>
        <translation>knapp</translation>
    </message>
    <message>
        <source>guarding</source>
        <translation>schützt</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Day cap</source>
        <translation>Tageslimit</translation>
    </message>
    <message>
        <source>Of the day</source>
        <translation>Des Tages</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Month cap</source>
        <translation>Monatslimit</translation>
    </message>
    <message>
        <source>Of the month</source>
        <translation>Des Monats</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ProjectsPage</name>
    <message>
        <source>Projects &amp; tiers</source>
        <translation>Projekte &amp; Stufen</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projekte</translation>
    </message>
    <message>
        <source>Limits by tier</source>
        <translation>Limits nach Stufe</translation>
    </message>
    <message>
        <source>Margins by tier</source>
        <translation>Margen nach Stufe</translation>
    </message>
    <message>
        <source>No tier yet</source>
        <translation>Noch keine Stufe</translation>
    </message>
    <message>
        <source>A tier gives customers with the same plan the same limits. Apps name it in X-Customer-Tier, or you assign it.</source>
        <translation>Eine Stufe gibt Kunden mit demselben Tarif dieselben Limits. Programme nennen sie in X-Customer-Tier, oder Sie weisen sie zu.</translation>
    </message>
    <message>
        <source>New tier</source>
        <translation>Neue Stufe</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>Project caps…</source>
        <translation>Limits des Projekts …</translation>
    </message>
    <message>
        <source>Default limits…</source>
        <translation>Standardlimits …</translation>
    </message>
    <message>
        <source>New tier…</source>
        <translation>Neue Stufe …</translation>
    </message>
    <message>
        <source>Edit tier…</source>
        <translation>Stufe bearbeiten …</translation>
    </message>
    <message>
        <source>Delete tier</source>
        <translation>Stufe löschen</translation>
    </message>
    <message>
        <source>What the tier pays…</source>
        <translation>Was die Stufe zahlt …</translation>
    </message>
    <message>
        <source>Margins</source>
        <translation>Margen</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>Neues Projekt …</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Default limits of customers…</source>
        <translation>Standardlimits der Kunden …</translation>
    </message>
    <message>
        <source>Limits of customers in %1</source>
        <translation>Limits der Kunden in %1</translation>
    </message>
    <message numerus="yes">
        <source>cost of each tier&apos;s customers in the last %n day(s)</source>
        <translation>
            <numerusform>Kosten der Kunden jeder Stufe am letzten Tag</numerusform>
            <numerusform>Kosten der Kunden jeder Stufe in den letzten %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Name of the project:</source>
        <translation>Name des Projekts:</translation>
    </message>
    <message>
        <source>Default limits in %1</source>
        <translation>Standardlimits in %1</translation>
    </message>
    <message>
        <source>For customers without a tier and without limits of their own, unknown ones too. They bind from the next request on.</source>
        <translation>Für Kunden ohne Stufe und ohne eigene Limits, auch unbekannte. Sie gelten ab der nächsten Anfrage.</translation>
    </message>
    <message>
        <source>Tier %1</source>
        <translation>Stufe %1</translation>
    </message>
    <message>
        <source>New tier in %1</source>
        <translation>Neue Stufe in %1</translation>
    </message>
    <message>
        <source>A tier stands for itself: what is empty here is not limited, whatever the default says.</source>
        <translation>Eine Stufe steht für sich: Was hier leer ist, wird nicht begrenzt, was auch der Standard sagt.</translation>
    </message>
    <message>
        <source>Tier %1 deleted</source>
        <translation>Stufe %1 gelöscht</translation>
    </message>
    <message>
        <source>Customer tokens…</source>
        <translation>Kundentokens …</translation>
    </message>
    <message>
        <source>Signed customer tokens…</source>
        <translation>Signierte Kundentokens …</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ProtectStep</name>
    <message>
        <source>%1: key found in the environment</source>
        <translation>%1: Schlüssel in der Umgebung gefunden</translation>
    </message>
    <message>
        <source>%1: key set</source>
        <translation>%1: Schlüssel gesetzt</translation>
    </message>
    <message numerus="yes">
        <source>%1 is running with %n model(s): %2</source>
        <translation>
            <numerusform>%1 läuft mit %n Modell: %2</numerusform>
            <numerusform>%1 läuft mit %n Modellen: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Project, a day</source>
        <translation>Projekt, am Tag</translation>
    </message>
    <message>
        <source>Project, a month</source>
        <translation>Projekt, im Monat</translation>
    </message>
    <message>
        <source>Each customer you do not know yet, a day</source>
        <translation>Jeder noch unbekannte Kunde, am Tag</translation>
    </message>
    <message>
        <source>Found on this computer</source>
        <translation>Auf diesem Rechner gefunden</translation>
    </message>
    <message>
        <source>Hold them to</source>
        <translation>Begrenzen auf</translation>
    </message>
    <message>
        <source>%1, USD</source>
        <translation>%1, USD</translation>
    </message>
    <message>
        <source>Your apps&apos; calls go through the project “%1”. No call goes out that could pass a cap.</source>
        <translation>Die Aufrufe Ihrer Programme gehen durch das Projekt „%1“. Kein Aufruf geht hinaus, der ein Limit überschreiten könnte.</translation>
    </message>
    <message>
        <source>free</source>
        <translation>kostenlos</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>noch nichts</translation>
    </message>
    <message>
        <source>No provider&apos;s key in the environment, and Ollama does not answer. You can go on: the proof works without, and Ollama is found by itself when it starts.</source>
        <translation>Kein Schlüssel eines Anbieters in der Umgebung, und Ollama antwortet nicht. Sie können weitermachen: Der Beweis geht auch ohne, und Ollama wird von selbst gefunden, wenn es startet.</translation>
    </message>
    <message>
        <source>Add a provider&apos;s key…</source>
        <translation>Schlüssel eines Anbieters hinzufügen …</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ProveStep</name>
    <message>
        <source>Two calls, made as an app makes them</source>
        <translation>Zwei Aufrufe, wie ein Programm sie macht</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>Nothing here could answer yet</source>
        <translation>Noch könnte hier niemand antworten</translation>
    </message>
    <message>
        <source>No provider has a key and Ollama does not run, so no call can be let through today.</source>
        <translation>Kein Anbieter hat einen Schlüssel und Ollama läuft nicht, also kann heute kein Aufruf durchgelassen werden.</translation>
    </message>
    <message>
        <source>A call to %1 that is within its caps</source>
        <translation>Ein Aufruf an %1 innerhalb seiner Limits</translation>
    </message>
    <message>
        <source>Runs on this computer and costs nothing.</source>
        <translation>Läuft auf diesem Rechner und kostet nichts.</translation>
    </message>
    <message>
        <source>A real call with your %1 key; it costs a small part of a cent.</source>
        <translation>Ein echter Aufruf mit Ihrem %1-Schlüssel; er kostet einen kleinen Teil eines Cents.</translation>
    </message>
    <message>
        <source>A call to %1 with a cap of zero</source>
        <translation>Ein Aufruf an %1 mit einem Limit von null</translation>
    </message>
    <message>
        <source>Refused before a byte leaves this computer. For this one call a placeholder stands in for OpenAI&apos;s key, and is taken away again.</source>
        <translation>Abgelehnt, bevor ein Byte diesen Rechner verlässt. Für diesen einen Aufruf steht ein Platzhalter für den Schlüssel von OpenAI und wird danach entfernt.</translation>
    </message>
    <message>
        <source>Refused before a byte leaves this computer. The key made for it is revoked afterwards.</source>
        <translation>Abgelehnt, bevor ein Byte diesen Rechner verlässt. Der dafür angelegte Schlüssel wird danach widerrufen.</translation>
    </message>
    <message>
        <source>calling…</source>
        <translation>ruft auf …</translation>
    </message>
    <message>
        <source>my first app</source>
        <translation>mein erstes Programm</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>beantwortet</translation>
    </message>
    <message>
        <source>%1 answered in %2 for %3.</source>
        <translation>%1 antwortete in %2 für %3.</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>HTTP %1 after %2: %3</source>
        <translation>HTTP %1 nach %2: %3</translation>
    </message>
    <message>
        <source>not proved</source>
        <translation>nicht bewiesen</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ProviderCard</name>
    <message>
        <source>Set key…</source>
        <translation>Schlüssel setzen …</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 verwenden</translation>
    </message>
    <message>
        <source>Runs on this computer, needs no key, costs nothing.</source>
        <translation>Läuft auf diesem Rechner, braucht keinen Schlüssel, kostet nichts.</translation>
    </message>
    <message>
        <source>Pulled and free: </source>
        <translation>Geladen und kostenlos: </translation>
    </message>
    <message>
        <source>No key yet; its models cannot be called.</source>
        <translation>Noch kein Schlüssel; seine Modelle können nicht aufgerufen werden.</translation>
    </message>
    <message>
        <source>Replace key…</source>
        <translation>Schlüssel ersetzen …</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Testet …</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Called without a key.</source>
        <translation>Wird ohne Schlüssel gerufen.</translation>
    </message>
    <message numerus="yes">
        <source>%n keys share its calls.</source>
        <translation>
            <numerusform>%n Schlüssel teilt sich die Aufrufe.</numerusform>
            <numerusform>%n Schlüssel teilen sich die Aufrufe.</numerusform>
        </translation>
    </message>
    <message>
        <source>Key in %1.</source>
        <translation>Schlüssel: %1.</translation>
    </message>
    <message>
        <source>Test answered in %1.</source>
        <translation>Test beantwortet in %1.</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ProviderInspector</name>
    <message>
        <source>Remove this endpoint…</source>
        <translation>Diesen Endpunkt entfernen …</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Models called at the provider</source>
        <translation>Beim Anbieter gerufene Modelle</translation>
    </message>
    <message>
        <source>None of its models was called since the gateway started.</source>
        <translation>Seit dem Start des Gateways wurde keins seiner Modelle gerufen.</translation>
    </message>
    <message>
        <source>Models, since the gateway started</source>
        <translation>Modelle, seit dem Start des Gateways</translation>
    </message>
    <message>
        <source>Remove endpoint</source>
        <translation>Endpunkt entfernen</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1 entfernen?</translation>
    </message>
    <message>
        <source>Its address and key are forgotten; calls to its models are refused from the next one on. What it cost stays in the log.</source>
        <translation>Adresse und Schlüssel werden vergessen; Aufrufe seiner Modelle werden ab dem nächsten abgelehnt. Was es gekostet hat, bleibt im Protokoll.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ProviderKeyDialog</name>
    <message>
        <source>Save key</source>
        <translation>Schlüssel sichern</translation>
    </message>
    <message>
        <source>Key for %1</source>
        <translation>Schlüssel für %1</translation>
    </message>
    <message>
        <source>Provider key</source>
        <translation>Schlüssel des Anbieters</translation>
    </message>
    <message>
        <source>Kept in the system&apos;s keychain, or in a file only you can read. It is never shown again, here or anywhere.</source>
        <translation>Aufbewahrt im Schlüsselbund des Systems oder in einer Datei, die nur Sie lesen können. Er wird nie wieder gezeigt, weder hier noch anderswo.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ProviderKeyShares</name>
    <message>
        <source>first key</source>
        <translation>erster Schlüssel</translation>
    </message>
    <message>
        <source>Keys of the provider</source>
        <translation>Schlüssel des Anbieters</translation>
    </message>
    <message>
        <source>Add key…</source>
        <translation>Hinzufügen …</translation>
    </message>
    <message>
        <source>Weight…</source>
        <translation>Gewicht …</translation>
    </message>
    <message>
        <source>Remove key…</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>None yet. Until one is set its models cannot be called.</source>
        <translation>Noch keiner. Bis einer gesetzt ist, sind seine Modelle nicht zu rufen.</translation>
    </message>
    <message>
        <source>None, and it needs none.</source>
        <translation>Keiner, und es braucht keinen.</translation>
    </message>
    <message>
        <source>Set key…</source>
        <translation>Schlüssel setzen …</translation>
    </message>
    <message>
        <source>It is set in the environment</source>
        <translation>Es ist in der Umgebung gesetzt</translation>
    </message>
    <message>
        <source>Weight of a key</source>
        <translation>Gewicht eines Schlüssels</translation>
    </message>
    <message>
        <source>Weight of %1; 0 leaves it unused:</source>
        <translation>Gewicht von %1; 0 lässt ihn ungenutzt:</translation>
    </message>
    <message>
        <source>%1 of %2 weighs %3 now</source>
        <translation>%1 von %2 wiegt jetzt %3</translation>
    </message>
    <message>
        <source>Its share of the calls goes to the other keys.</source>
        <translation>Sein Anteil der Aufrufe geht an die anderen Schlüssel.</translation>
    </message>
    <message>
        <source>Calls to it are refused from the next one on.</source>
        <translation>Aufrufe dorthin werden ab dem nächsten abgelehnt.</translation>
    </message>
    <message>
        <source>It is called without a key from then on.</source>
        <translation>Danach wird es ohne Schlüssel gerufen.</translation>
    </message>
    <message>
        <source>Remove key</source>
        <translation>Schlüssel entfernen</translation>
    </message>
    <message>
        <source>Remove %1 of %2?</source>
        <translation>%1 von %2 entfernen?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ProviderKeys</name>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>key set</source>
        <translation>Schlüssel gesetzt</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>kein Schlüssel</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>Aufbewahrt in</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Provider keys</source>
        <translation>Schlüssel der Anbieter</translation>
    </message>
    <message>
        <source>Set key…</source>
        <translation>Schlüssel setzen …</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>A provider&apos;s key is never shown again, not even here.</source>
        <translation>Der Schlüssel eines Anbieters wird nie wieder gezeigt, auch hier nicht.</translation>
    </message>
    <message>
        <source>Replace key…</source>
        <translation>Schlüssel ersetzen …</translation>
    </message>
    <message>
        <source>Remove key</source>
        <translation>Schlüssel entfernen</translation>
    </message>
    <message>
        <source>Remove the key of %1?</source>
        <translation>Schlüssel von %1 entfernen?</translation>
    </message>
    <message>
        <source>Calls to it are refused from the next one on.</source>
        <translation>Aufrufe dorthin werden ab dem nächsten abgelehnt.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ProviderStrip</name>
    <message numerus="yes">
        <source>%n model(s), free</source>
        <translation>
            <numerusform>%n Modell, kostenlos</numerusform>
            <numerusform>%n Modelle, kostenlos</numerusform>
        </translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Set a provider&apos;s key</source>
        <translation>Schlüssel eines Anbieters setzen</translation>
    </message>
    <message>
        <source>None has a key yet.</source>
        <translation>Noch keiner hat einen Schlüssel.</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weiterer</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llm0::ui::ProviderTexts</name>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>läuft nicht</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <source>trouble</source>
        <translation>gestört</translation>
    </message>
    <message>
        <source>not tested</source>
        <translation>nicht getestet</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>kein Schlüssel</translation>
    </message>
    <message>
        <source>resting</source>
        <translation>ruht</translation>
    </message>
    <message>
        <source>resting in part</source>
        <translation>ruht teilweise</translation>
    </message>
    <message>
        <source>being tried</source>
        <translation>wird probiert</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 Fehler</translation>
    </message>
    <message>
        <source>answering</source>
        <translation>antwortet</translation>
    </message>
    <message>
        <source>rests %1</source>
        <translation>ruht %1</translation>
    </message>
    <message numerus="yes">
        <source>%n in a row failed</source>
        <translation>
            <numerusform>%n Fehler in Folge</numerusform>
            <numerusform>%n Fehler in Folge</numerusform>
        </translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>unused</source>
        <translation>ungenutzt</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n Aufruf</numerusform>
            <numerusform>%n Aufrufe</numerusform>
        </translation>
    </message>
    <message>
        <source>none failed</source>
        <translation>keine Fehler</translation>
    </message>
    <message>
        <source>first byte %1</source>
        <translation>erstes Byte %1</translation>
    </message>
    <message>
        <source>%1 rests %2 more: %3</source>
        <translation>%1 ruht noch %2: %3</translation>
    </message>
    <message>
        <source>%1 is being tried again after: %2</source>
        <translation>%1 wird wieder probiert nach: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) rest: refused or limited</source>
        <translation>
            <numerusform>%n Schlüssel ruht: abgelehnt oder gebremst</numerusform>
            <numerusform>%n Schlüssel ruhen: abgelehnt oder gebremst</numerusform>
        </translation>
    </message>
    <message>
        <source>this desktop&apos;s keychain</source>
        <translation>Schlüsselbund dieses Desktops</translation>
    </message>
    <message>
        <source>the environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>a file only you can read</source>
        <translation>Datei, die nur Sie lesen können</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>key unreadable</source>
        <translation>Schlüssel nicht lesbar</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ProvidersPage</name>
    <message>
        <source>Providers</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Providers &amp; prices</source>
        <translation>Anbieter &amp; Preise</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>Prices of models</source>
        <translation>Preise der Modelle</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Add endpoint…</source>
        <translation>Endpunkt …</translation>
    </message>
    <message>
        <source>Failover</source>
        <translation>Ausweichen</translation>
    </message>
    <message>
        <source>Add an endpoint…</source>
        <translation>Endpunkt hinzufügen …</translation>
    </message>
    <message>
        <source>What happens when a provider fails</source>
        <translation>Was geschieht, wenn ein Anbieter ausfällt</translation>
    </message>
</context>
<context>
    <name>llm0::ui::QuitDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Quit LLM0</source>
        <translation>LLM0 beenden</translation>
    </message>
    <message>
        <source>Quit and stop the gateway?</source>
        <translation>Beenden und das Gateway anhalten?</translation>
    </message>
    <message>
        <source>These called within the last hour and fail until LLM0 runs again: %1.</source>
        <translation>Diese riefen innerhalb der letzten Stunde auf und scheitern, bis LLM0 wieder läuft: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) under way are cut off and settled on what was seen.</source>
        <translation>
            <numerusform>%n laufender Aufruf wird abgebrochen und nach dem Gesehenen abgerechnet.</numerusform>
            <numerusform>%n laufende Aufrufe werden abgebrochen und nach dem Gesehenen abgerechnet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep guarding</source>
        <translation>Weiter schützen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ReplayBars</name>
    <message>
        <source>Days on which the cap would have stopped calls</source>
        <translation>Tage, an denen das Limit Aufrufe angehalten hätte</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ReportModel</name>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>unidentified</source>
        <translation>ohne Kennung</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Cache hits</source>
        <translation>Cache-Treffer</translation>
    </message>
    <message>
        <source>Saved by cache</source>
        <translation>Vom Cache gespart</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Not spent</source>
        <translation>Nicht ausgegeben</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>Tokens ein</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>Tokens aus</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ReportsPage</name>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Gruppieren nach</translation>
    </message>
    <message>
        <source>Preview of the report</source>
        <translation>Vorschau des Berichts</translation>
    </message>
    <message>
        <source>Total of the report</source>
        <translation>Summe des Berichts</translation>
    </message>
    <message>
        <source>Nothing in this range</source>
        <translation>Nichts in diesem Zeitraum</translation>
    </message>
    <message>
        <source>Choose a longer range, or make a call through the gateway.</source>
        <translation>Wählen Sie einen längeren Zeitraum oder machen Sie einen Aufruf durch das Gateway.</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Verbrauch</translation>
    </message>
    <message>
        <source>All requests</source>
        <translation>Alle Anfragen</translation>
    </message>
    <message>
        <source>FOCUS 1.2</source>
        <translation>FOCUS 1.2</translation>
    </message>
    <message>
        <source>Savings</source>
        <translation>Ersparnis</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Diesen Monat</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Letzter Monat</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Von … bis …</translation>
    </message>
    <message>
        <source>%1 (budget)</source>
        <translation>%1 (Budget)</translation>
    </message>
    <message>
        <source>by customer</source>
        <translation>nach Kunde</translation>
    </message>
    <message>
        <source>by project and customer</source>
        <translation>nach Projekt und Kunde</translation>
    </message>
    <message>
        <source>by customer and model</source>
        <translation>nach Kunde und Modell</translation>
    </message>
    <message>
        <source>by customer and day</source>
        <translation>nach Kunde und Tag</translation>
    </message>
    <message>
        <source>by project</source>
        <translation>nach Projekt</translation>
    </message>
    <message>
        <source>by key</source>
        <translation>nach Schlüssel</translation>
    </message>
    <message>
        <source>by tier</source>
        <translation>nach Stufe</translation>
    </message>
    <message>
        <source>by model</source>
        <translation>nach Modell</translation>
    </message>
    <message>
        <source>by provider</source>
        <translation>nach Anbieter</translation>
    </message>
    <message>
        <source>by day</source>
        <translation>nach Tag</translation>
    </message>
    <message>
        <source>Whole days of %1, %2 to %3.</source>
        <translation>Ganze Tage in %1, %2 bis %3.</translation>
    </message>
    <message>
        <source>The dearest %1 of %2 rows are shown; the total and the file hold all.</source>
        <translation>Gezeigt sind die teuersten %1 von %2 Zeilen; Summe und Datei enthalten alle.</translation>
    </message>
    <message>
        <source>The newest %1 are shown; the file holds all that the log keeps.</source>
        <translation>Gezeigt sind die neuesten %1; die Datei enthält alles, was im Protokoll steht.</translation>
    </message>
    <message>
        <source>Costs are what was settled here; the providers&apos; invoices may differ.</source>
        <translation>Kosten sind, was hier abgerechnet wurde; die Rechnungen der Anbieter können abweichen.</translation>
    </message>
    <message>
        <source>Total: %1 answered, %2 refused, %3</source>
        <translation>Summe: %1 beantwortet, %2 abgelehnt, %3</translation>
    </message>
    <message>
        <source>Export report</source>
        <translation>Bericht exportieren</translation>
    </message>
</context>
<context>
    <name>llm0::ui::RequestDetail</name>
    <message>
        <source>Details of the request</source>
        <translation>Einzelheiten der Anfrage</translation>
    </message>
    <message>
        <source>Why it was refused</source>
        <translation>Warum sie abgelehnt wurde</translation>
    </message>
    <message>
        <source>How it went</source>
        <translation>Wie sie verlief</translation>
    </message>
    <message>
        <source>Cost arithmetic</source>
        <translation>Kostenrechnung</translation>
    </message>
    <message>
        <source>Cap checked</source>
        <translation>Geprüftes Limit</translation>
    </message>
    <message>
        <source>Caps over it, as they stand now</source>
        <translation>Limits darüber, wie sie jetzt stehen</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Abgerechnet</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Reserviert</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Übrig</translation>
    </message>
    <message>
        <source>Caps checked</source>
        <translation>Geprüfte Limits</translation>
    </message>
    <message>
        <source>Caps over it</source>
        <translation>Limits darüber</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>Wie sie endete</translation>
    </message>
    <message>
        <source>Attempts at providers</source>
        <translation>Versuche bei Anbietern</translation>
    </message>
    <message>
        <source>project %1</source>
        <translation>Projekt %1</translation>
    </message>
    <message>
        <source>key %1</source>
        <translation>Schlüssel %1</translation>
    </message>
    <message>
        <source>tier %1</source>
        <translation>Stufe %1</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>um %1</translation>
    </message>
    <message>
        <source>streamed</source>
        <translation>gestreamt</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>ganz</translation>
    </message>
    <message>
        <source>HTTP %1</source>
        <translation>HTTP %1</translation>
    </message>
    <message>
        <source>Request ID</source>
        <translation>Anfrage-ID</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>$ / M</source>
        <translation>$ / Mio.</translation>
    </message>
    <message>
        <source>Worst case</source>
        <translation>Schlimmster Fall</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Prices of %1</source>
        <translation>Preise vom %1</translation>
    </message>
    <message>
        <source>The provider told no usage; this is our bound.</source>
        <translation>Der Anbieter nannte keinen Verbrauch; dies ist unsere Obergrenze.</translation>
    </message>
    <message>
        <source>It came out above what was held; the whole of it counts.</source>
        <translation>Es wurde mehr als vorgehalten; es zählt ganz.</translation>
    </message>
    <message>
        <source>Copy as curl</source>
        <translation>Als curl kopieren</translation>
    </message>
    <message>
        <source>Without the key and the messages: neither is kept</source>
        <translation>Ohne Schlüssel und Nachrichten: beides wird nicht aufbewahrt</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>All of this customer</source>
        <translation>Alle dieses Kunden</translation>
    </message>
    <message>
        <source>Open cap</source>
        <translation>Limit öffnen</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Raise once +%1</source>
        <translation>Einmal erhöhen +%1</translation>
    </message>
    <message>
        <source>For today only; the cap stays as it is</source>
        <translation>Nur für heute; das Limit bleibt, wie es ist</translation>
    </message>
    <message>
        <source>For this month only; the cap stays as it is</source>
        <translation>Nur für diesen Monat; das Limit bleibt, wie es ist</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Erhöht</translation>
    </message>
    <message>
        <source>Not raised</source>
        <translation>Nicht erhöht</translation>
    </message>
</context>
<context>
    <name>llm0::ui::RequestFilter</name>
    <message>
        <source>%1: takes %2</source>
        <translation>%1: nimmt %2</translation>
    </message>
    <message>
        <source>Write a label as label:name=value</source>
        <translation>Ein Label als label:Name=Wert schreiben</translation>
    </message>
    <message>
        <source>Write a cost in dollars, as in cost:&gt;0.01 or cost:&lt;1</source>
        <translation>Kosten in Dollar schreiben, wie cost:&gt;0.01 oder cost:&lt;1</translation>
    </message>
    <message>
        <source>Write a duration, as in took:&gt;2s or took:&gt;500ms</source>
        <translation>Eine Dauer schreiben, wie took:&gt;2s oder took:&gt;500ms</translation>
    </message>
    <message>
        <source>Write a span or a day, as in since:2h, since:today or since:2026-11-24</source>
        <translation>Spanne oder Tag schreiben, wie since:2h, since:today oder since:2026-11-24</translation>
    </message>
    <message>
        <source>A quote is opened and not closed</source>
        <translation>Ein Anführungszeichen ist nicht geschlossen</translation>
    </message>
    <message>
        <source>“%1” needs a field before it, as in customer:%1</source>
        <translation>„%1“ braucht ein Feld davor, wie customer:%1</translation>
    </message>
    <message>
        <source>There is no field “%1”. Use %2</source>
        <translation>Es gibt kein Feld „%1“. Möglich: %2</translation>
    </message>
    <message>
        <source>There is no field “%1”. Did you mean %2:?</source>
        <translation>Es gibt kein Feld „%1“. Meinten Sie %2:?</translation>
    </message>
    <message>
        <source>%1: needs a value</source>
        <translation>%1: braucht einen Wert</translation>
    </message>
    <message>
        <source>%1: stands twice</source>
        <translation>%1: steht zweimal</translation>
    </message>
</context>
<context>
    <name>llm0::ui::RequestSteps</name>
    <message>
        <source>Estimate</source>
        <translation>Schätzung</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>worst case</source>
        <translation>schlimmster Fall</translation>
    </message>
    <message>
        <source>Reserve</source>
        <translation>Reservieren</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source>a hit needs no hold</source>
        <translation>ein Treffer braucht keine Reserve</translation>
    </message>
    <message>
        <source>fitted to what was left</source>
        <translation>auf den Rest zugeschnitten</translation>
    </message>
    <message>
        <source>held</source>
        <translation>vorgehalten</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>not made</source>
        <translation>nicht gemacht</translation>
    </message>
    <message>
        <source>from the cache</source>
        <translation>aus dem Cache</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>Abrechnen</translation>
    </message>
    <message>
        <source>nothing spent</source>
        <translation>nichts ausgegeben</translation>
    </message>
    <message>
        <source>%1 came back</source>
        <translation>%1 kam zurück</translation>
    </message>
    <message>
        <source>usage estimated</source>
        <translation>Verbrauch geschätzt</translation>
    </message>
    <message>
        <source>above what was held</source>
        <translation>über dem Vorgehaltenen</translation>
    </message>
    <message>
        <source>nothing came back</source>
        <translation>nichts kam zurück</translation>
    </message>
    <message>
        <source>The way of the request</source>
        <translation>Der Weg der Anfrage</translation>
    </message>
    <message>
        <source>gateway %1</source>
        <translation>Gateway %1</translation>
    </message>
    <message>
        <source>until the first byte %1</source>
        <translation>bis zum ersten Byte %1</translation>
    </message>
    <message>
        <source>answer %1</source>
        <translation>Antwort %1</translation>
    </message>
</context>
<context>
    <name>llm0::ui::RequestsModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>In / out</source>
        <translation>Ein / aus</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Schätzung</translation>
    </message>
    <message>
        <source>Actual</source>
        <translation>Tatsächlich</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>exakt</translation>
    </message>
    <message>
        <source>semantic</source>
        <translation>semantisch</translation>
    </message>
    <message>
        <source>miss</source>
        <translation>kein Treffer</translation>
    </message>
</context>
<context>
    <name>llm0::ui::RequestsPage</name>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Filter requests</source>
        <translation>Anfragen filtern</translation>
    </message>
    <message>
        <source>Hold still</source>
        <translation>Stillhalten</translation>
    </message>
    <message>
        <source>customer:acme status:blocked</source>
        <translation>customer:acme status:blocked</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n neue</numerusform>
            <numerusform>%n neue</numerusform>
        </translation>
    </message>
    <message>
        <source>held, %1</source>
        <translation>hält still, %1</translation>
    </message>
    <message>
        <source>held</source>
        <translation>vorgehalten</translation>
    </message>
    <message>
        <source>live, %1</source>
        <translation>live, %1</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>Wieder live</translation>
    </message>
    <message>
        <source>Times in %1 · looked back to %2</source>
        <translation>Zeiten in %1 · zurückgeschaut bis %2</translation>
    </message>
    <message>
        <source>Times in %1 · to the beginning of the log</source>
        <translation>Zeiten in %1 · bis zum Anfang des Protokolls</translation>
    </message>
    <message>
        <source>No request yet</source>
        <translation>Noch keine Anfrage</translation>
    </message>
    <message>
        <source>Point an app&apos;s base_url at %1/v1 with a key from the Keys page.</source>
        <translation>Richten Sie base_url eines Programms auf %1/v1, mit einem Schlüssel von der Seite Schlüssel.</translation>
    </message>
    <message>
        <source>the gateway</source>
        <translation>das Gateway</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Nichts passt</translation>
    </message>
    <message>
        <source>Take a word out of the filter to see more.</source>
        <translation>Nehmen Sie ein Wort aus dem Filter, um mehr zu sehen.</translation>
    </message>
    <message>
        <source>Export requests</source>
        <translation>Anfragen exportieren</translation>
    </message>
    <message>
        <source>The whole log, newest first</source>
        <translation>Das ganze Protokoll, neueste zuerst</translation>
    </message>
    <message>
        <source>What the filter shows: %1</source>
        <translation>Was der Filter zeigt: %1</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ResumeDialog</name>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Um</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Up to</source>
        <translation>Bis zu</translation>
    </message>
    <message>
        <source>Resume spend</source>
        <translation>Ausgaben fortsetzen</translation>
    </message>
    <message>
        <source>Resume spend?</source>
        <translation>Ausgaben fortsetzen?</translation>
    </message>
    <message>
        <source>Stay paused</source>
        <translation>Angehalten lassen</translation>
    </message>
    <message>
        <source>Everything has been paused since %1.</source>
        <translation>Alles ist seit %1 angehalten.</translation>
    </message>
    <message>
        <source>Paid calls have been paused since %1.</source>
        <translation>Bezahlte Aufrufe sind seit %1 angehalten.</translation>
    </message>
    <message>
        <source>Everything is paused.</source>
        <translation>Alles ist angehalten.</translation>
    </message>
    <message>
        <source>Paid calls are paused.</source>
        <translation>Bezahlte Aufrufe sind angehalten.</translation>
    </message>
    <message>
        <source>No call was refused meanwhile.</source>
        <translation>Kein Aufruf wurde inzwischen abgelehnt.</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) were refused meanwhile.</source>
        <translation>
            <numerusform>%n Aufruf wurde inzwischen abgelehnt.</numerusform>
            <numerusform>%n Aufrufe wurden inzwischen abgelehnt.</numerusform>
        </translation>
    </message>
    <message>
        <source>unidentified</source>
        <translation>ohne Kennung</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ReviewCard</name>
    <message>
        <source>Unpriced model</source>
        <translation>Modell ohne Preis</translation>
    </message>
    <message>
        <source>Uncapped key</source>
        <translation>Schlüssel ohne Limit</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Neuer Kunde</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) refused</source>
        <translation>
            <numerusform>%n Aufruf abgelehnt</numerusform>
            <numerusform>%n Aufrufe abgelehnt</numerusform>
        </translation>
    </message>
    <message>
        <source>No cap holds it, nor project %1</source>
        <translation>Kein Limit hält ihn, auch nicht Projekt %1</translation>
    </message>
    <message>
        <source>No cap applied, %1 today</source>
        <translation>Kein Limit gilt, %1 heute</translation>
    </message>
    <message>
        <source>Tier %1 applied, %2 today</source>
        <translation>Stufe %1 gilt, %2 heute</translation>
    </message>
    <message>
        <source>Default of %1 a day applied, %2 today</source>
        <translation>Standard von %1 am Tag gilt, %2 heute</translation>
    </message>
    <message>
        <source>Needs review</source>
        <translation>Zu prüfen</translation>
    </message>
    <message>
        <source>Nothing waits for you. New customers, models without a price and keys without a cap show up here.</source>
        <translation>Nichts wartet auf Sie. Neue Kunden, Modelle ohne Preis und Schlüssel ohne Limit erscheinen hier.</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weiterer</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Set price…</source>
        <translation>Preis setzen …</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>Erlauben</translation>
    </message>
    <message>
        <source>Cap…</source>
        <translation>Limit …</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>%1 is blocked</source>
        <translation>%1 ist gesperrt</translation>
    </message>
</context>
<context>
    <name>llm0::ui::RotateKeyDialog</name>
    <message>
        <source>Rotate key</source>
        <translation>Schlüssel erneuern</translation>
    </message>
    <message>
        <source>How long the old key works on</source>
        <translation>Wie lange der alte Schlüssel weiter gilt</translation>
    </message>
    <message>
        <source>Ends now</source>
        <translation>Endet jetzt</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>Make a new key</source>
        <translation>Neuen Schlüssel anlegen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Rotate %1</source>
        <translation>%1 erneuern</translation>
    </message>
    <message>
        <source>The key keeps its caps and what it has spent. Until the old one ends, both count together.</source>
        <translation>Der Schlüssel behält seine Limits und seine Ausgaben. Bis der alte endet, zählen beide zusammen.</translation>
    </message>
    <message>
        <source>The old key works on for</source>
        <translation>Der alte Schlüssel gilt weiter für</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neuer Schlüssel</translation>
    </message>
    <message>
        <source>I have copied it</source>
        <translation>Ich habe ihn kopiert</translation>
    </message>
    <message>
        <source>Your new key</source>
        <translation>Ihr neuer Schlüssel</translation>
    </message>
    <message>
        <source>This is the only time it is shown; only its hash is kept. Copy it now.</source>
        <translation>Er wird nur dieses eine Mal gezeigt; behalten wird nur sein Hash. Kopieren Sie ihn jetzt.</translation>
    </message>
    <message>
        <source>The old key works until %1.</source>
        <translation>Der alte Schlüssel gilt bis %1.</translation>
    </message>
    <message>
        <source>The old key is refused from now on.</source>
        <translation>Der alte Schlüssel wird ab jetzt abgelehnt.</translation>
    </message>
</context>
<context>
    <name>llm0::ui::RouteSteps</name>
    <message>
        <source>resting</source>
        <translation>ruht</translation>
    </message>
    <message>
        <source>being tried</source>
        <translation>wird probiert</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>%1 is passed over: its provider is off.</source>
        <translation>%1 wird übergangen: sein Anbieter ist aus.</translation>
    </message>
    <message>
        <source>%1 is passed over: its provider has no key.</source>
        <translation>%1 wird übergangen: sein Anbieter hat keinen Schlüssel.</translation>
    </message>
    <message>
        <source>%1 is passed over: nobody knows the name. Write provider/model.</source>
        <translation>%1 wird übergangen: den Namen kennt niemand. Schreiben Sie Anbieter/Modell.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Bei</translation>
    </message>
    <message>
        <source>Where the call goes</source>
        <translation>Wohin der Aufruf geht</translation>
    </message>
    <message>
        <source>When that fails, the call fails: nothing stands in.</source>
        <translation>Fällt das aus, scheitert der Aufruf: nichts springt ein.</translation>
    </message>
</context>
<context>
    <name>llm0::ui::RouteTrial</name>
    <message>
        <source>Where does a call go?</source>
        <translation>Wohin geht ein Aufruf?</translation>
    </message>
    <message>
        <source>Model as an app names it</source>
        <translation>Modell, wie ein Programm es nennt</translation>
    </message>
    <message>
        <source>The way of a call for this model with what is saved now. Another step is tried only while nothing was answered yet, inside the same hold.</source>
        <translation>Der Weg eines Aufrufs für dieses Modell nach dem, was jetzt gesichert ist. Ein weiterer Schritt wird nur versucht, solange nichts geantwortet wurde, innerhalb derselben Reservierung.</translation>
    </message>
</context>
<context>
    <name>llm0::ui::SavedFilters</name>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>Gesicherte Filter</translation>
    </message>
    <message>
        <source>Forget this filter</source>
        <translation>Diesen Filter vergessen</translation>
    </message>
    <message>
        <source>Save this filter</source>
        <translation>Diesen Filter sichern</translation>
    </message>
</context>
<context>
    <name>llm0::ui::SemanticPairsModel</name>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>falsch</translation>
    </message>
    <message>
        <source>to judge</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Gefragt</translation>
    </message>
    <message>
        <source>Answered as</source>
        <translation>Beantwortet als</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>Ähnlichkeit</translation>
    </message>
    <message>
        <source>Judged</source>
        <translation>Beurteilt</translation>
    </message>
</context>
<context>
    <name>llm0::ui::SemanticReview</name>
    <message>
        <source>Semantic cache: which questions shared an answer</source>
        <translation>Semantischer Cache: welche Fragen sich eine Antwort teilten</translation>
    </message>
    <message>
        <source>Take the advice</source>
        <translation>Rat annehmen</translation>
    </message>
    <message>
        <source>Apply threshold</source>
        <translation>Schwelle anwenden</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>Falsch</translation>
    </message>
    <message>
        <source>Unmark</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Questions that shared an answer</source>
        <translation>Fragen mit geteilter Antwort</translation>
    </message>
    <message>
        <source>No shared answers yet</source>
        <translation>Noch keine geteilten Antworten</translation>
    </message>
    <message>
        <source>Switch the semantic cache on for a project; what it shares is judged here.</source>
        <translation>Den semantischen Cache für ein Projekt einschalten; was er teilt, wird hier beurteilt.</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Similarity from which an answer is shared</source>
        <translation>Ähnlichkeit, ab der eine Antwort geteilt wird</translation>
    </message>
    <message>
        <source>Shared from</source>
        <translation>Geteilt ab</translation>
    </message>
    <message>
        <source>Advised for %1: %2, which loses %3 of %4 good and keeps %5 of %6 bad pairs.</source>
        <translation>Rat für %1: %2; verliert %3 von %4 guten und behält %5 von %6 falschen Paaren.</translation>
    </message>
</context>
<context>
    <name>llm0::ui::SettingRow</name>
    <message>
        <source>Set by the environment and fixed by it.</source>
        <translation>Von der Umgebung gesetzt und durch sie fest.</translation>
    </message>
    <message>
        <source>Set on the command line and fixed by it.</source>
        <translation>Auf der Befehlszeile gesetzt und durch sie fest.</translation>
    </message>
    <message>
        <source>Set in the configuration file.</source>
        <translation>In der Konfigurationsdatei gesetzt.</translation>
    </message>
    <message>
        <source>Takes effect after a restart.</source>
        <translation>Gilt nach einem Neustart.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 sichern</translation>
    </message>
    <message>
        <source>Port %1 is taken by another program.</source>
        <translation>Port %1 ist von einem anderen Programm belegt.</translation>
    </message>
    <message>
        <source>Port %1 is taken by %2.</source>
        <translation>Port %1 ist von %2 belegt.</translation>
    </message>
</context>
<context>
    <name>llm0::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Einstellungen suchen</translation>
    </message>
    <message>
        <source>Account caps</source>
        <translation>Limits des Kontos</translation>
    </message>
    <message>
        <source>A day, USD</source>
        <translation>Am Tag, USD</translation>
    </message>
    <message>
        <source>No call goes out that could take the day above this.</source>
        <translation>Kein Aufruf geht hinaus, der den Tag darüber bringen könnte.</translation>
    </message>
    <message>
        <source>A month, USD</source>
        <translation>Im Monat, USD</translation>
    </message>
    <message>
        <source>The same for the calendar month.</source>
        <translation>Dasselbe für den Kalendermonat.</translation>
    </message>
    <message>
        <source>One request, USD</source>
        <translation>Eine Anfrage, USD</translation>
    </message>
    <message>
        <source>The most a single call may cost.</source>
        <translation>Was ein einzelner Aufruf höchstens kosten darf.</translation>
    </message>
    <message>
        <source>Budget time zone</source>
        <translation>Zeitzone des Budgets</translation>
    </message>
    <message>
        <source>Where days and months begin, e.g. UTC or Europe/Berlin.</source>
        <translation>Wo Tage und Monate beginnen, z. B. UTC oder Europe/Berlin.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Gateway address</source>
        <translation>Gateway-Adresse</translation>
    </message>
    <message>
        <source>Where apps send their calls: address:port.</source>
        <translation>Wohin Programme ihre Aufrufe senden: Adresse:Port.</translation>
    </message>
    <message>
        <source>Admin address</source>
        <translation>Admin-Adresse</translation>
    </message>
    <message>
        <source>Where this window asks; keep it on this computer.</source>
        <translation>Wo dieses Fenster fragt; lassen Sie es auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Allowed host names</source>
        <translation>Erlaubte Rechnernamen</translation>
    </message>
    <message>
        <source>Other names the gateway may be called by, with commas.</source>
        <translation>Andere Namen, unter denen das Gateway gerufen werden darf, mit Kommas.</translation>
    </message>
    <message>
        <source>Worker threads</source>
        <translation>Arbeits-Threads</translation>
    </message>
    <message>
        <source>How many threads serve calls; 0 fits the computer.</source>
        <translation>Wie viele Threads Aufrufe bedienen; 0 passt zum Rechner.</translation>
    </message>
    <message>
        <source>Keep requests, days</source>
        <translation>Anfragen aufbewahren, Tage</translation>
    </message>
    <message>
        <source>Older lines of the log are deleted; sums stay. 0 keeps all.</source>
        <translation>Ältere Zeilen des Protokolls werden gelöscht; Summen bleiben. 0 behält alles.</translation>
    </message>
    <message>
        <source>Spend is not paused. The button at the top refuses every paid call at once; cache and local models go on.</source>
        <translation>Ausgaben sind nicht angehalten. Der Knopf oben lehnt sofort jeden bezahlten Aufruf ab; Cache und lokale Modelle laufen weiter.</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>until resumed</source>
        <translation>bis zum Fortsetzen</translation>
    </message>
    <message>
        <source>Everything is paused %1.</source>
        <translation>Alles ist angehalten %1.</translation>
    </message>
    <message>
        <source>Paid calls are paused %1.</source>
        <translation>Bezahlte Aufrufe sind angehalten %1.</translation>
    </message>
    <message>
        <source>No setting by that name.</source>
        <translation>Keine Einstellung unter diesem Namen.</translation>
    </message>
    <message>
        <source>Privacy and data</source>
        <translation>Privatsphäre und Daten</translation>
    </message>
    <message>
        <source>Where providers&apos; keys are kept</source>
        <translation>Wo Schlüssel der Anbieter liegen</translation>
    </message>
    <message>
        <source>The desktop&apos;s keychain where it answers, else a file only you can read.</source>
        <translation>Der Schlüsselbund des Desktops, wo er antwortet, sonst eine Datei, die nur Sie lesen können.</translation>
    </message>
    <message>
        <source>Keychain, else file</source>
        <translation>Schlüsselbund, sonst Datei</translation>
    </message>
    <message>
        <source>Keychain only</source>
        <translation>Nur Schlüsselbund</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Saved. It takes effect when the gateway restarts.</source>
        <translation>Gesichert. Es gilt, wenn das Gateway neu startet.</translation>
    </message>
    <message>
        <source>Restart now</source>
        <translation>Jetzt neu starten</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>TLS certificate</source>
        <translation>TLS-Zertifikat</translation>
    </message>
    <message>
        <source>A PEM file, with its chain; needed to listen beyond this computer.</source>
        <translation>Eine PEM-Datei mit ihrer Kette; nötig, um über diesen Rechner hinaus zu lauschen.</translation>
    </message>
    <message>
        <source>TLS key</source>
        <translation>TLS-Schlüssel</translation>
    </message>
    <message>
        <source>Its private key, a PEM file without a passphrase.</source>
        <translation>Der private Schlüssel dazu, eine PEM-Datei ohne Passwort.</translation>
    </message>
    <message>
        <source>Daily backups to keep</source>
        <translation>Tägliche Sicherungen behalten</translation>
    </message>
    <message>
        <source>A checked copy each day in the data folder&apos;s backups. 0 makes none.</source>
        <translation>Jeden Tag eine geprüfte Kopie unter „backups“ im Datenordner. 0 macht keine.</translation>
    </message>
    <message>
        <source>Time of the daily backup</source>
        <translation>Uhrzeit der täglichen Sicherung</translation>
    </message>
    <message>
        <source>Hours and minutes in the budget&apos;s time zone, e.g. 04:10.</source>
        <translation>Stunden und Minuten in der Zeitzone des Budgets, z. B. 04:10.</translation>
    </message>
</context>
<context>
    <name>llm0::ui::SideBar</name>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n anzusehen</numerusform>
            <numerusform>%n anzusehen</numerusform>
        </translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>llm0::ui::SigningDialog</name>
    <message>
        <source>%1: works until %2</source>
        <translation>%1: gilt bis %2</translation>
    </message>
    <message>
        <source>%1: in force, made %2</source>
        <translation>%1: in Kraft, erstellt %2</translation>
    </message>
    <message>
        <source>Customer tokens</source>
        <translation>Kundentokens</translation>
    </message>
    <message>
        <source>Take signed customers only</source>
        <translation>Nur signierte Kunden annehmen</translation>
    </message>
    <message>
        <source>The former secret works on for</source>
        <translation>Das bisherige Geheimnis gilt weiter</translation>
    </message>
    <message>
        <source>How long the former secret works on</source>
        <translation>Wie lange das bisherige Geheimnis weiter gilt</translation>
    </message>
    <message>
        <source>Ends now</source>
        <translation>Endet jetzt</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>Make a signing secret</source>
        <translation>Signaturgeheimnis erstellen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Customer tokens of %1</source>
        <translation>Kundentokens von %1</translation>
    </message>
    <message>
        <source>Your server signs a token for each of its users, and the page sends it in X-LLM0-Customer-Token. Then nobody can call as another customer or in another tier, even with the key in hand.</source>
        <translation>Ihr Server signiert für jeden Nutzer ein Token, das die Seite in X-LLM0-Customer-Token mitschickt. Dann kann niemand als anderer Kunde oder in einer anderen Stufe aufrufen, auch nicht mit dem Schlüssel in der Hand.</translation>
    </message>
    <message>
        <source>New signing secret</source>
        <translation>Neues Signaturgeheimnis</translation>
    </message>
    <message>
        <source>I have copied it</source>
        <translation>Ich habe es kopiert</translation>
    </message>
    <message>
        <source>Your new signing secret</source>
        <translation>Ihr neues Signaturgeheimnis</translation>
    </message>
    <message>
        <source>This is the only time it is shown. Give it to your server, never to a page.</source>
        <translation>Es wird nur dieses eine Mal gezeigt. Geben Sie es Ihrem Server, nie einer Seite.</translation>
    </message>
    <message>
        <source>There is no signing secret yet.</source>
        <translation>Es gibt noch kein Signaturgeheimnis.</translation>
    </message>
</context>
<context>
    <name>llm0::ui::SpendCard</name>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Spend</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Spend this month</source>
        <translation>Ausgaben diesen Monat</translation>
    </message>
    <message>
        <source>Spend today</source>
        <translation>Ausgaben heute</translation>
    </message>
    <message>
        <source>at the month&apos;s end</source>
        <translation>am Monatsende</translation>
    </message>
    <message>
        <source>by midnight</source>
        <translation>bis Mitternacht</translation>
    </message>
    <message>
        <source>Forecast %1–%2 %3 · %4</source>
        <translation>Prognose %1–%2 %3 · %4</translation>
    </message>
</context>
<context>
    <name>llm0::ui::SpendChart</name>
    <message>
        <source>, probably %1 to %2 at the end</source>
        <translation>, am Ende wohl %1 bis %2</translation>
    </message>
    <message>
        <source>%1 spent, cap %2</source>
        <translation>%1 ausgegeben, Limit %2</translation>
    </message>
</context>
<context>
    <name>llm0::ui::SpendPlot</name>
    <message>
        <source>saved cap %1</source>
        <translation>gesichertes Limit %1</translation>
    </message>
    <message>
        <source>Cap %1, far above</source>
        <translation>Limit %1, weit darüber</translation>
    </message>
    <message>
        <source>New cap %1</source>
        <translation>Neues Limit %1</translation>
    </message>
    <message>
        <source>Cap %1</source>
        <translation>Limit %1</translation>
    </message>
    <message>
        <source>likely %1</source>
        <translation>wahrscheinlich %1</translation>
    </message>
</context>
<context>
    <name>llm0::ui::SpendTable</name>
    <message>
        <source>Until (%1)</source>
        <translation>Bis (%1)</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Ausgegeben</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
</context>
<context>
    <name>llm0::ui::StatusLine</name>
    <message>
        <source>Day resets %1 %2</source>
        <translation>Tag beginnt neu um %1 %2</translation>
    </message>
    <message>
        <source>Day resets %1 %2 (%3 your time)</source>
        <translation>Tag beginnt neu um %1 %2 (%3 Ihrer Zeit)</translation>
    </message>
    <message>
        <source>Waiting for the gateway</source>
        <translation>Wartet auf das Gateway</translation>
    </message>
    <message>
        <source>Gateway does not answer; trying again</source>
        <translation>Gateway antwortet nicht; versucht es weiter</translation>
    </message>
    <message>
        <source>%1 in flight · %2 reserved</source>
        <translation>%1 unterwegs · %2 reserviert</translation>
    </message>
    <message>
        <source>Prices of %1</source>
        <translation>Preise vom %1</translation>
    </message>
    <message>
        <source>Ledger: %1</source>
        <translation>Hauptbuch: %1</translation>
    </message>
    <message numerus="yes">
        <source>Prices are %n day(s) old</source>
        <translation>
            <numerusform>Preise sind %n Tag alt</numerusform>
            <numerusform>Preise sind %n Tage alt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llm0::ui::ThresholdEffect</name>
    <message>
        <source>Mark pairs as good or bad to see what a threshold would do with them.</source>
        <translation>Paare als gut oder falsch markieren, um die Wirkung einer Schwelle zu sehen.</translation>
    </message>
    <message>
        <source>Of the marked pairs it would share %1 of %2 good and %3 of %4 bad ones.</source>
        <translation>Von den markierten Paaren würde sie %1 von %2 guten und %3 von %4 falschen teilen.</translation>
    </message>
</context>
<context>
    <name>llm0::ui::TiersModel</name>
    <message>
        <source>A day</source>
        <translation>Am Tag</translation>
    </message>
    <message>
        <source>A month</source>
        <translation>Im Monat</translation>
    </message>
    <message>
        <source>One request</source>
        <translation>Eine Anfrage</translation>
    </message>
    <message>
        <source>Requests a minute</source>
        <translation>Anfragen je Minute</translation>
    </message>
    <message>
        <source>Requests an hour</source>
        <translation>Anfragen je Stunde</translation>
    </message>
    <message>
        <source>Requests a day</source>
        <translation>Anfragen am Tag</translation>
    </message>
    <message>
        <source>Models limited</source>
        <translation>Begrenzte Modelle</translation>
    </message>
    <message>
        <source>Labels limited</source>
        <translation>Begrenzte Labels</translation>
    </message>
    <message>
        <source>At the limit</source>
        <translation>An der Grenze</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>↓ %1</source>
        <translation>↓ %1</translation>
    </message>
    <message>
        <source>warn</source>
        <translation>warnt</translation>
    </message>
    <message>
        <source>block</source>
        <translation>sperrt</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>default (no tier)</source>
        <translation>Standard (keine Stufe)</translation>
    </message>
</context>
<context>
    <name>llm0::ui::TrayIcon</name>
    <message>
        <source>LLM0 keeps guarding</source>
        <translation>LLM0 schützt weiter</translation>
    </message>
    <message>
        <source>The window is closed, the gateway goes on. Open or quit it from this icon.</source>
        <translation>Das Fenster ist zu, das Gateway läuft weiter. Über dieses Symbol öffnen oder beenden.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>llm0::ui::TrayMenu</name>
    <message>
        <source>Pause spend</source>
        <translation>Ausgaben anhalten</translation>
    </message>
    <message>
        <source>Resume spend…</source>
        <translation>Ausgaben fortsetzen …</translation>
    </message>
    <message>
        <source>Blocking now</source>
        <translation>Sperrt gerade</translation>
    </message>
    <message>
        <source>Needs review</source>
        <translation>Zu prüfen</translation>
    </message>
    <message>
        <source>Copy endpoint</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Open LLM0</source>
        <translation>LLM0 öffnen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Quit…</source>
        <translation>Beenden …</translation>
    </message>
    <message>
        <source>Can still spend today: %1</source>
        <translation>Heute noch möglich: %1</translation>
    </message>
    <message>
        <source>uncapped</source>
        <translation>ohne Limit</translation>
    </message>
    <message>
        <source>Spent today: %1</source>
        <translation>Heute ausgegeben: %1</translation>
    </message>
    <message>
        <source>The account</source>
        <translation>Das Konto</translation>
    </message>
    <message>
        <source>%1: raise once by %2</source>
        <translation>%1: einmal um %2 erhöhen</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Blocking now (%1)</source>
        <translation>Sperrt gerade (%1)</translation>
    </message>
    <message>
        <source>New customer %1</source>
        <translation>Neuer Kunde %1</translation>
    </message>
    <message>
        <source>Model without a price %1</source>
        <translation>Modell ohne Preis %1</translation>
    </message>
    <message>
        <source>Key without a cap %1</source>
        <translation>Schlüssel ohne Limit %1</translation>
    </message>
    <message>
        <source>Needs review (%1)</source>
        <translation>Zu prüfen (%1)</translation>
    </message>
</context>
<context>
    <name>llm0::ui::UndoNote</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>llm0::ui::WindowSettings</name>
    <message>
        <source>This window</source>
        <translation>Dieses Fenster</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>Like the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Start at login</source>
        <translation>Bei der Anmeldung starten</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>In the tray, before your apps make their first call.</source>
        <translation>In der Leiste, bevor Ihre Programme ihren ersten Aufruf machen.</translation>
    </message>
    <message>
        <source>Closing the window</source>
        <translation>Schließen des Fensters</translation>
    </message>
    <message>
        <source>Keeps guarding</source>
        <translation>Schützt weiter</translation>
    </message>
    <message>
        <source>Quits</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Where the desktop shows no tray, closing always quits.</source>
        <translation>Wo der Desktop keine Leiste zeigt, beendet das Schließen immer.</translation>
    </message>
</context>
<context>
    <name>llm0::ui::alerts</name>
    <message>
        <source>unidentified</source>
        <translation>ohne Kennung</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Project %1</source>
        <translation>Projekt %1</translation>
    </message>
    <message>
        <source>Customer %1</source>
        <translation>Kunde %1</translation>
    </message>
    <message>
        <source>is forecast to reach %1 % of its day cap</source>
        <translation>erreicht voraussichtlich %1 % seines Tageslimits</translation>
    </message>
    <message>
        <source>is forecast to reach %1 % of its month cap</source>
        <translation>erreicht voraussichtlich %1 % seines Monatslimits</translation>
    </message>
    <message>
        <source>reached %1 % of its day cap</source>
        <translation>hat %1 % seines Tageslimits erreicht</translation>
    </message>
    <message>
        <source>reached %1 % of its month cap</source>
        <translation>hat %1 % seines Monatslimits erreicht</translation>
    </message>
    <message>
        <source>is forecast to reach %1 today</source>
        <translation>erreicht heute voraussichtlich %1</translation>
    </message>
    <message>
        <source>is forecast to reach %1 this month</source>
        <translation>erreicht diesen Monat voraussichtlich %1</translation>
    </message>
    <message>
        <source>reached %1 in a day</source>
        <translation>hat an einem Tag %1 erreicht</translation>
    </message>
    <message>
        <source>reached %1 in a month</source>
        <translation>hat in einem Monat %1 erreicht</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>snoozed</source>
        <translation>zurückgestellt</translation>
    </message>
    <message>
        <source>cap reached</source>
        <translation>Limit erreicht</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>Every project</source>
        <translation>Jedes Projekt</translation>
    </message>
    <message>
        <source>Every customer</source>
        <translation>Jeder Kunde</translation>
    </message>
    <message>
        <source>Every customer of %1</source>
        <translation>Jeder Kunde von %1</translation>
    </message>
    <message>
        <source>%1 % of the day cap</source>
        <translation>%1 % des Tageslimits</translation>
    </message>
    <message>
        <source>%1 % of the month cap</source>
        <translation>%1 % des Monatslimits</translation>
    </message>
    <message>
        <source>%1 a day</source>
        <translation>%1 am Tag</translation>
    </message>
    <message>
        <source>%1 a month</source>
        <translation>%1 im Monat</translation>
    </message>
    <message>
        <source>%1, forecast</source>
        <translation>%1, Prognose</translation>
    </message>
    <message>
        <source>It would not have fired from %1 to %2.</source>
        <translation>Sie hätte von %1 bis %2 nicht ausgelöst.</translation>
    </message>
    <message numerus="yes">
        <source>It would have fired %n time(s) from %1 to %2, with today&apos;s caps.</source>
        <translation>
            <numerusform>Sie hätte von %1 bis %2 einmal ausgelöst, mit den heutigen Limits.</numerusform>
            <numerusform>Sie hätte von %1 bis %2 %n-mal ausgelöst, mit den heutigen Limits.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llm0::ui::cost</name>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Input, provider&apos;s cache</source>
        <translation>Eingabe, Cache des Anbieters</translation>
    </message>
    <message>
        <source>Cache write, 5 min</source>
        <translation>Cache schreiben, 5 min</translation>
    </message>
    <message>
        <source>Cache write, 1 h</source>
        <translation>Cache schreiben, 1 h</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Audio in</source>
        <translation>Audio ein</translation>
    </message>
    <message>
        <source>Audio in, cached</source>
        <translation>Audio ein, aus Cache</translation>
    </message>
    <message>
        <source>Audio out</source>
        <translation>Audio aus</translation>
    </message>
    <message>
        <source>Image in</source>
        <translation>Bild ein</translation>
    </message>
    <message>
        <source>Image out</source>
        <translation>Bild aus</translation>
    </message>
    <message>
        <source>Estimate, worst case</source>
        <translation>Schätzung, schlimmster Fall</translation>
    </message>
    <message>
        <source>Not spent</source>
        <translation>Nicht ausgegeben</translation>
    </message>
    <message>
        <source>Held for it</source>
        <translation>Dafür vorgehalten</translation>
    </message>
    <message>
        <source>Saved by the cache</source>
        <translation>Vom Cache gespart</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Spend was paused; paid calls were refused until it was resumed.</source>
        <translation>Ausgaben waren angehalten; bezahlte Aufrufe wurden bis zum Fortsetzen abgelehnt.</translation>
    </message>
    <message>
        <source>The model has no price, so no cap could hold it. Set its price to let it through.</source>
        <translation>Das Modell hat keinen Preis, also könnte kein Limit es halten. Setzen Sie seinen Preis, um es durchzulassen.</translation>
    </message>
    <message>
        <source>Too many requests in the window; it will pass when the window turns.</source>
        <translation>Zu viele Anfragen im Zeitraum; im nächsten geht es wieder.</translation>
    </message>
    <message>
        <source>The key is missing, unknown or revoked.</source>
        <translation>Der Schlüssel fehlt, ist unbekannt oder widerrufen.</translation>
    </message>
    <message>
        <source>The ledger could not be written, so nothing may be spent.</source>
        <translation>Das Hauptbuch konnte nicht geschrieben werden, also darf nichts ausgegeben werden.</translation>
    </message>
    <message>
        <source>The provider&apos;s key could not be read, so nothing was sent there.</source>
        <translation>Der Schlüssel des Anbieters konnte nicht gelesen werden, deshalb wurde nichts dorthin gesendet.</translation>
    </message>
    <message>
        <source>Refused before anything was spent.</source>
        <translation>Abgelehnt, bevor etwas ausgegeben wurde.</translation>
    </message>
    <message>
        <source>Refused before anything was spent: %1.</source>
        <translation>Abgelehnt, bevor etwas ausgegeben wurde: %1.</translation>
    </message>
</context>
<context>
    <name>llm0::ui::requests</name>
    <message>
        <source>from cache</source>
        <translation>aus Cache</translation>
    </message>
    <message>
        <source>failed over</source>
        <translation>ausgewichen</translation>
    </message>
    <message>
        <source>downgraded</source>
        <translation>herabgestuft</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>beantwortet</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>client left</source>
        <translation>Client ging</translation>
    </message>
    <message>
        <source>unconfirmed</source>
        <translation>unbestätigt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>unidentified</source>
        <translation>ohne Kennung</translation>
    </message>
</context>
</TS>
