<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>llm0::ui::AlertRulesModel</name>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llm0::ui::AuditModel</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llm0::ui::ProtectStep</name>
    <message numerus="yes">
        <source>%1 is running with %n model(s): %2</source>
        <translation>
            <numerusform>%1 is running with %n model: %2</numerusform>
            <numerusform>%1 is running with %n models: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llm0::ui::QuitDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) under way are cut off and settled on what was seen.</source>
        <translation>
            <numerusform>%n call under way is cut off and settled on what was seen.</numerusform>
            <numerusform>%n calls under way are cut off and settled on what was seen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llm0::ui::RequestsPage</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llm0::ui::ResumeDialog</name>
    <message numerus="yes">
        <source>%n call(s) were refused meanwhile.</source>
        <translation>
            <numerusform>%n call was refused meanwhile.</numerusform>
            <numerusform>%n calls were refused meanwhile.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llm0::ui::SideBar</name>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n to look at</numerusform>
            <numerusform>%n to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llm0::ui::StatusLine</name>
    <message numerus="yes">
        <source>Prices are %n day(s) old</source>
        <translation>
            <numerusform>Prices are %n day old</numerusform>
            <numerusform>Prices are %n days old</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llm0::ui::alerts</name>
    <message numerus="yes">
        <source>It would have fired %n time(s) from %1 to %2, with today&apos;s caps.</source>
        <translation>
            <numerusform>It would have fired once from %1 to %2, with today&apos;s caps.</numerusform>
            <numerusform>It would have fired %n times from %1 to %2, with today&apos;s caps.</numerusform>
        </translation>
    </message>
</context>
</TS>
