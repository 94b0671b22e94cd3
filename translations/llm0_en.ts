<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>CapTexts</name>
    <message numerus="yes">
        <source>No calls in the last %n day(s) to try it on.</source>
        <translation>
            <numerusform>No calls in the last day to try it on.</numerusform>
            <numerusform>No calls in the last %n days to try it on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the last %n day(s) this cap would have stopped nothing.</source>
        <translation>
            <numerusform>In the last day this cap would have stopped nothing.</numerusform>
            <numerusform>In the last %n days this cap would have stopped nothing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the last %n day(s) this cap would have stopped %1 · %2 · on %3</source>
        <translation>
            <numerusform>In the last day this cap would have stopped %1 · %2 · on %3</numerusform>
            <numerusform>In the last %n days this cap would have stopped %1 · %2 · on %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
</context>
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
    <name>llm0::ui::CapPanel</name>
    <message numerus="yes">
        <source>%1 for each of %n customer(s)</source>
        <translation>
            <numerusform>%1 for %n customer</numerusform>
            <numerusform>%1 for each of %n customers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llm0::ui::CustomerExports</name>
    <message numerus="yes">
        <source>What every customer cost in the last %n day(s), days of %1.</source>
        <translation>
            <numerusform>What every customer cost in the last day, days of %1.</numerusform>
            <numerusform>What every customer cost in the last %n days, days of %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llm0::ui::CustomerInspector</name>
    <message numerus="yes">
        <source>%n customer(s)</source>
        <translation>
            <numerusform>%n customer</numerusform>
            <numerusform>%n customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Caps of %n customer(s) set</source>
        <translation>
            <numerusform>Cap of %n customer set</numerusform>
            <numerusform>Caps of %n customers set</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) blocked</source>
        <translation>
            <numerusform>%n customer blocked</numerusform>
            <numerusform>%n customers blocked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llm0::ui::CustomerUsage</name>
    <message numerus="yes">
        <source>The last %n day(s), %1</source>
        <translation>
            <numerusform>The last day, %1</numerusform>
            <numerusform>The last %n days, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llm0::ui::CustomersPage</name>
    <message numerus="yes">
        <source>Today %1 · month %2 · last %n day(s) %3 · saved %4 · days in %5</source>
        <translation>
            <numerusform>Today %1 · month %2 · last day %3 · saved %4 · days in %5</numerusform>
            <numerusform>Today %1 · month %2 · last %n days %3 · saved %4 · days in %5</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llm0::ui::KeyInspector</name>
    <message numerus="yes">
        <source>Spend of the last %n day(s)</source>
        <translation>
            <numerusform>Spend of the last day</numerusform>
            <numerusform>Spend of the last %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llm0::ui::PriceEditor</name>
    <message numerus="yes">
        <source>%n call(s) were refused: without a price their cost cannot be capped.</source>
        <translation>
            <numerusform>%n call was refused: without a price its cost cannot be capped.</numerusform>
            <numerusform>%n calls were refused: without a price their cost cannot be capped.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llm0::ui::PricesPanel</name>
    <message numerus="yes">
        <source>%n call(s) refused</source>
        <translation>
            <numerusform>%n call refused</numerusform>
            <numerusform>%n calls refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llm0::ui::ProjectsPage</name>
    <message numerus="yes">
        <source>cost of each tier&apos;s customers in the last %n day(s)</source>
        <translation>
            <numerusform>cost of each tier&apos;s customers in the last day</numerusform>
            <numerusform>cost of each tier&apos;s customers in the last %n days</numerusform>
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
    <name>llm0::ui::ProviderCard</name>
    <message numerus="yes">
        <source>%n keys share its calls.</source>
        <translation>
            <numerusform>%n key takes its calls.</numerusform>
            <numerusform>%n keys share its calls.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llm0::ui::ProviderStrip</name>
    <message numerus="yes">
        <source>%n model(s), free</source>
        <translation>
            <numerusform>%n model, free</numerusform>
            <numerusform>%n models, free</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llm0::ui::ProviderTexts</name>
    <message numerus="yes">
        <source>%n in a row failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n in a row failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) rest: refused or limited</source>
        <translation>
            <numerusform>%n key rests: refused or limited</numerusform>
            <numerusform>%n keys rest: refused or limited</numerusform>
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
    <name>llm0::ui::ReviewCard</name>
    <message numerus="yes">
        <source>%n call(s) refused</source>
        <translation>
            <numerusform>%n call refused</numerusform>
            <numerusform>%n calls refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
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
