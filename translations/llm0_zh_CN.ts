<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>CapTexts</name>
    <message>
        <source>Holds until the month&apos;s end, as things go</source>
        <translation>照此趋势可撑到月底</translation>
    </message>
    <message>
        <source>Holds until midnight, as things go</source>
        <translation>照此趋势可撑到午夜</translation>
    </message>
    <message>
        <source>Blocks at once: %1 is spent already</source>
        <translation>立即拦截：已支出 %1</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>不会</translation>
    </message>
    <message>
        <source>Blocks at about %1 (%2 – %3)</source>
        <translation>约在 %1 拦截（%2 – %3）</translation>
    </message>
    <message>
        <source>Blocks at about %1 today (%2 – %3)</source>
        <translation>今天约 %1 拦截（%2 – %3）</translation>
    </message>
    <message numerus="yes">
        <source>No calls in the last %n day(s) to try it on.</source>
        <translation>
            <numerusform>最近 %n 天没有可供试算的调用。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the last %n day(s) this cap would have stopped nothing.</source>
        <translation>
            <numerusform>最近 %n 天，此上限不会拦截任何调用。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the last %n day(s) this cap would have stopped %1 · %2 · on %3</source>
        <translation>
            <numerusform>最近 %n 天，此上限会拦截 %1 · %2 · 涉及 %3</numerusform>
        </translation>
    </message>
    <message>
        <source>(of the first two million calls)</source>
        <translation>（前两百万次调用）</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n 个请求</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DesktopApplication</name>
    <message>
        <source>The gateway cannot start.</source>
        <translation>网关无法启动。</translation>
    </message>
    <message>
        <source>Apps cannot reach the gateway yet.</source>
        <translation>应用暂时无法连接网关。</translation>
    </message>
</context>
<context>
    <name>GuardState</name>
    <message>
        <source>Guarding</source>
        <translation>守护中</translation>
    </message>
    <message>
        <source>Needs review</source>
        <translation>待审核</translation>
    </message>
    <message>
        <source>Blocking</source>
        <translation>正在拦截</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>未运行</translation>
    </message>
</context>
<context>
    <name>PauseMenu</name>
    <message>
        <source>15 minutes</source>
        <translation>15 分钟</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation>直到明天</translation>
    </message>
    <message>
        <source>Until resumed</source>
        <translation>直到手动恢复</translation>
    </message>
    <message>
        <source>Everything, local models too</source>
        <translation>全部，包括本地模型</translation>
    </message>
</context>
<context>
    <name>PriceEditor</name>
    <message>
        <source>unpriced</source>
        <translation>无价格</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>已编辑</translation>
    </message>
    <message>
        <source>known</source>
        <translation>已知</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Resume spend…</source>
        <translation>恢复支出…</translation>
    </message>
    <message>
        <source>Pause spend until resumed</source>
        <translation>暂停支出直到手动恢复</translation>
    </message>
    <message>
        <source>Pause spend for 15 minutes</source>
        <translation>暂停支出 15 分钟</translation>
    </message>
    <message>
        <source>Pause spend for 1 hour</source>
        <translation>暂停支出 1 小时</translation>
    </message>
    <message>
        <source>Pause spend until tomorrow</source>
        <translation>暂停支出直到明天</translation>
    </message>
    <message>
        <source>Pause everything, local models too</source>
        <translation>暂停全部，包括本地模型</translation>
    </message>
    <message>
        <source>Copy the endpoint for apps</source>
        <translation>复制供应用使用的地址</translation>
    </message>
    <message>
        <source>Set up an app step by step</source>
        <translation>分步设置应用</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>Use the light theme</source>
        <translation>使用浅色主题</translation>
    </message>
    <message>
        <source>Use the dark theme</source>
        <translation>使用深色主题</translation>
    </message>
    <message>
        <source>Follow the desktop&apos;s theme</source>
        <translation>跟随桌面主题</translation>
    </message>
    <message>
        <source>Quit LLM0</source>
        <translation>退出 LLM0</translation>
    </message>
</context>
<context>
    <name>llm0::ui</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
</context>
<context>
    <name>llm0::ui::AdminClient</name>
    <message>
        <source>The gateway does not answer: %1</source>
        <translation>网关没有响应：%1</translation>
    </message>
    <message>
        <source>The gateway answered %1.</source>
        <translation>网关返回 %1。</translation>
    </message>
</context>
<context>
    <name>llm0::ui::AlertInbox</name>
    <message>
        <source>Inbox</source>
        <translation>收件箱</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>警报</translation>
    </message>
    <message>
        <source>Which alerts</source>
        <translation>显示哪些警报</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>解决</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>推迟</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Open customer</source>
        <translation>打开客户</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未处理</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>已推迟</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation>直到明天</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1 周</translation>
    </message>
    <message>
        <source>Nothing is watched yet</source>
        <translation>尚未监视任何内容</translation>
    </message>
    <message>
        <source>Add a rule to be told before a cap is reached.</source>
        <translation>添加规则，在达到上限前收到提醒。</translation>
    </message>
    <message>
        <source>Nothing open</source>
        <translation>没有未处理项</translation>
    </message>
    <message>
        <source>No rule&apos;s threshold is reached, or all are dealt with.</source>
        <translation>没有规则达到阈值，或已全部处理。</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>这里什么都没有</translation>
    </message>
    <message>
        <source>Alerts come here when they are snoozed or resolved.</source>
        <translation>已推迟或已解决的警报会显示在这里。</translation>
    </message>
</context>
<context>
    <name>llm0::ui::AlertRuleDialog</name>
    <message>
        <source>Window</source>
        <translation>周期</translation>
    </message>
    <message>
        <source>What is watched</source>
        <translation>监视内容</translation>
    </message>
    <message>
        <source>Threshold in</source>
        <translation>阈值单位</translation>
    </message>
    <message>
        <source>Threshold in dollars</source>
        <translation>阈值（美元）</translation>
    </message>
    <message>
        <source>Add rule</source>
        <translation>添加规则</translation>
    </message>
    <message>
        <source>Save rule</source>
        <translation>保存规则</translation>
    </message>
    <message>
        <source>New alert rule</source>
        <translation>新建警报规则</translation>
    </message>
    <message>
        <source>Alert rule</source>
        <translation>警报规则</translation>
    </message>
    <message>
        <source>Every project</source>
        <translation>每个项目</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Every customer by itself</source>
        <translation>每个客户单独</translation>
    </message>
    <message>
        <source>A day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>A month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>已支出</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>% of the cap</source>
        <translation>上限的百分比</translation>
    </message>
    <message>
        <source>Dollars</source>
        <translation>美元</translation>
    </message>
    <message>
        <source>Threshold in percent of the cap</source>
        <translation>阈值（上限百分比）</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>监视</translation>
    </message>
    <message>
        <source>Tell at</source>
        <translation>提醒阈值</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Tells once for each scope, window and threshold.</source>
        <translation>每个范围、周期和阈值只提醒一次。</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>Give a threshold above 0.</source>
        <translation>请输入大于 0 的阈值。</translation>
    </message>
</context>
<context>
    <name>llm0::ui::AlertRulesCard</name>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Alert rules</source>
        <translation>警报规则</translation>
    </message>
    <message>
        <source>No rules yet</source>
        <translation>还没有规则</translation>
    </message>
    <message>
        <source>The usual ones tell at 80 % of the account&apos;s and the projects&apos; caps, when the month is forecast to pass its cap, and when a customer is blocked.</source>
        <translation>常用规则会在账户和项目达到上限的 80%、预测本月将超过上限、以及客户被拦截时提醒。</translation>
    </message>
    <message>
        <source>Add the usual rules</source>
        <translation>添加常用规则</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Really delete?</source>
        <translation>确定删除？</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>开启</translation>
    </message>
</context>
<context>
    <name>llm0::ui::AlertRulesModel</name>
    <message>
        <source>Who</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Tells at</source>
        <translation>提醒阈值</translation>
    </message>
    <message>
        <source>Lately</source>
        <translation>最近</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>llm0::ui::AlertsModel</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>已支出</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Cap</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>llm0::ui::AlertsPage</name>
    <message>
        <source>Alerts</source>
        <translation>警报</translation>
    </message>
    <message>
        <source>New rule…</source>
        <translation>新建规则…</translation>
    </message>
    <message>
        <source>Spent %1, forecast %2</source>
        <translation>已支出 %1，预测 %2</translation>
    </message>
    <message>
        <source>Spent %1</source>
        <translation>已支出 %1</translation>
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
        <translation>无上限</translation>
    </message>
    <message>
        <source>A number of dollars such as 5 or 0.25, or nothing for no cap</source>
        <translation>输入美元金额，例如 5 或 0.25；留空表示无上限</translation>
    </message>
</context>
<context>
    <name>llm0::ui::AskBefore</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>llm0::ui::AuditChangesModel</name>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
</context>
<context>
    <name>llm0::ui::AuditModel</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 等 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>this window</source>
        <translation>本窗口</translation>
    </message>
    <message>
        <source>command line</source>
        <translation>命令行</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
</context>
<context>
    <name>llm0::ui::AuditPage</name>
    <message>
        <source>Audit</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Fields of the change, before and after</source>
        <translation>更改的字段：之前与之后</translation>
    </message>
    <message>
        <source>Who made the change</source>
        <translation>更改者</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>This window</source>
        <translation>本窗口</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>命令行</translation>
    </message>
    <message>
        <source>Admin API</source>
        <translation>管理 API</translation>
    </message>
    <message>
        <source>Find a name, an action, a value</source>
        <translation>查找名称、操作或值</translation>
    </message>
    <message>
        <source>Find in the audit</source>
        <translation>在审计中查找</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>nothing recorded to compare</source>
        <translation>没有可比较的记录</translation>
    </message>
    <message>
        <source>No change yet</source>
        <translation>还没有更改</translation>
    </message>
    <message>
        <source>Caps, keys, prices and settings that are changed are listed here.</source>
        <translation>这里列出对上限、密钥、价格和设置的更改。</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有匹配项</translation>
    </message>
    <message>
        <source>Take a word out of the filter to see more.</source>
        <translation>去掉筛选中的一个词以查看更多。</translation>
    </message>
    <message>
        <source>Export the audit</source>
        <translation>导出审计记录</translation>
    </message>
    <message>
        <source>Every change, newest first</source>
        <translation>所有更改，最新在前</translation>
    </message>
    <message>
        <source>The changes that the filter shows</source>
        <translation>筛选显示的更改</translation>
    </message>
</context>
<context>
    <name>llm0::ui::BackupCard</name>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>备份…</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>Restart now</source>
        <translation>立即重启</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Everything in one file while the gateway runs, without the providers&apos; keys.</source>
        <translation>在网关运行时将全部数据保存为一个文件，不含提供商密钥。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Puts a backup in place when the gateway next starts; today&apos;s data is kept beside it.</source>
        <translation>网关下次启动时恢复备份；当前数据会一并保留。</translation>
    </message>
    <message>
        <source>Call off</source>
        <translation>取消计划</translation>
    </message>
    <message>
        <source>Progress of the backup</source>
        <translation>备份进度</translation>
    </message>
    <message>
        <source>Cancel the backup</source>
        <translation>取消备份</translation>
    </message>
    <message>
        <source>Absolute path on the gateway&apos;s machine</source>
        <translation>网关所在机器上的绝对路径</translation>
    </message>
    <message>
        <source>LLM0 backups (*.db)</source>
        <translation>LLM0 备份 (*.db)</translation>
    </message>
    <message>
        <source>Back up to</source>
        <translation>备份到</translation>
    </message>
    <message>
        <source>Restore from</source>
        <translation>从以下文件恢复</translation>
    </message>
    <message>
        <source>The backup was stopped; nothing was left of it.</source>
        <translation>备份已停止，没有留下任何文件。</translation>
    </message>
    <message>
        <source>Backed up to %1 (%2).</source>
        <translation>已备份到 %1（%2）。</translation>
    </message>
    <message>
        <source>%1 is put in place when the gateway starts.</source>
        <translation>网关启动时将恢复 %1。</translation>
    </message>
    <message>
        <source>Progress of the restore</source>
        <translation>恢复进度</translation>
    </message>
    <message>
        <source>Cancel the restore</source>
        <translation>取消恢复</translation>
    </message>
    <message>
        <source>The restore was stopped; nothing changes at the next start.</source>
        <translation>恢复已停止；下次启动时不会有任何变化。</translation>
    </message>
</context>
<context>
    <name>llm0::ui::BlockProof</name>
    <message>
        <source>proof with a cap of zero</source>
        <translation>零上限验证</translation>
    </message>
</context>
<context>
    <name>llm0::ui::CachePage</name>
    <message>
        <source>%1 % hits</source>
        <translation>命中 %1 %</translation>
    </message>
    <message>
        <source>Cache &amp; savings</source>
        <translation>缓存与节省</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Savings by</source>
        <translation>节省分组</translation>
    </message>
    <message>
        <source>Saved by the caches, day by day</source>
        <translation>缓存逐日节省</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Saved by the caches</source>
        <translation>缓存节省</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>30 d</source>
        <translation>30 天</translation>
    </message>
    <message>
        <source>90 d</source>
        <translation>90 天</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>节省</translation>
    </message>
    <message>
        <source>Exact cache</source>
        <translation>精确缓存</translation>
    </message>
    <message>
        <source>Semantic cache</source>
        <translation>语义缓存</translation>
    </message>
    <message>
        <source>Saved a day</source>
        <translation>每日节省</translation>
    </message>
    <message>
        <source>Chart or table</source>
        <translation>图表或表格</translation>
    </message>
    <message>
        <source>By</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>%1 answers from the caches in %2 days</source>
        <translation>%2 天内 %1 个应答来自缓存</translation>
    </message>
    <message>
        <source>%1 answers, %2; rate since the gateway started</source>
        <translation>%1 个应答，%2；自网关启动以来的命中率</translation>
    </message>
    <message>
        <source>%1 questions, compared by %2</source>
        <translation>%1 个问题，由 %2 比较</translation>
    </message>
    <message>
        <source>%1 questions, compared by their words only: give an embedder in Settings to find paraphrases</source>
        <translation>%1 个问题，仅按词语比较：在设置中指定嵌入模型以识别改写</translation>
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
        <translation>未标识</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>命中</translation>
    </message>
    <message>
        <source>Hit rate</source>
        <translation>命中率</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>节省</translation>
    </message>
</context>
<context>
    <name>llm0::ui::CapBar</name>
    <message>
        <source>%1 % of the cap used</source>
        <translation>已用上限的 %1%</translation>
    </message>
    <message>
        <source>no cap</source>
        <translation>无上限</translation>
    </message>
</context>
<context>
    <name>llm0::ui::CapHandle</name>
    <message>
        <source>Cap</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>%1. Arrow and page keys move it.</source>
        <translation>%1。可用方向键和翻页键移动。</translation>
    </message>
</context>
<context>
    <name>llm0::ui::CapPanel</name>
    <message>
        <source>Window of the cap</source>
        <translation>上限周期</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>The customer&apos;s spend</source>
        <translation>客户支出</translation>
    </message>
    <message>
        <source>Cap in dollars</source>
        <translation>上限（美元）</translation>
    </message>
    <message>
        <source>When the cap is reached</source>
        <translation>达到上限时</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>禁止</translation>
    </message>
    <message>
        <source>Downgrade</source>
        <translation>降级</translation>
    </message>
    <message>
        <source>Warn</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Cap $</source>
        <translation>上限 $</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Without a cap nothing is stopped.</source>
        <translation>没有上限就不会拦截任何调用。</translation>
    </message>
    <message>
        <source>No cap on the month</source>
        <translation>无月上限</translation>
    </message>
    <message>
        <source>No cap on the day</source>
        <translation>无日上限</translation>
    </message>
    <message numerus="yes">
        <source>%1 for each of %n customer(s)</source>
        <translation>
            <numerusform>%n 个客户各 %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llm0::ui::CapsChecked</name>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Project %1</source>
        <translation>项目 %1</translation>
    </message>
    <message>
        <source>Key %1</source>
        <translation>密钥 %1</translation>
    </message>
    <message>
        <source>Customer %1</source>
        <translation>客户 %1</translation>
    </message>
    <message>
        <source>day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>scope, window</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>binds</source>
        <translation>生效</translation>
    </message>
    <message>
        <source>passes</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>This call could cost up to %1, and %2 may spend at most %3 on one request.</source>
        <translation>此调用最多可能花费 %1，而 %2 单次请求最多只能支出 %3。</translation>
    </message>
    <message>
        <source>This call could cost up to %1. %2 has %3 left of %4 a day</source>
        <translation>此调用最多可能花费 %1。%2 当日 %4 中还剩 %3</translation>
    </message>
    <message>
        <source>This call could cost up to %1. %2 has %3 left of %4 a month</source>
        <translation>此调用最多可能花费 %1。%2 当月 %4 中还剩 %3</translation>
    </message>
    <message>
        <source>%1, until %2 %3.</source>
        <translation>%1，直到 %2 %3。</translation>
    </message>
</context>
<context>
    <name>llm0::ui::CapsDialog</name>
    <message>
        <source>Apply caps</source>
        <translation>应用上限</translation>
    </message>
    <message>
        <source>Caps of %1</source>
        <translation>%1 的上限</translation>
    </message>
    <message>
        <source>Binds from the next request on. Empty means no cap.</source>
        <translation>从下一个请求起生效。留空表示无上限。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>llm0::ui::CapsForm</name>
    <message>
        <source>Day cap in dollars</source>
        <translation>日上限（美元）</translation>
    </message>
    <message>
        <source>Month cap in dollars</source>
        <translation>月上限（美元）</translation>
    </message>
    <message>
        <source>Per-request cap in dollars</source>
        <translation>单次请求上限（美元）</translation>
    </message>
    <message>
        <source>A day, USD</source>
        <translation>每天（美元）</translation>
    </message>
    <message>
        <source>A month, USD</source>
        <translation>每月（美元）</translation>
    </message>
    <message>
        <source>One request, USD</source>
        <translation>单次请求（美元）</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ChainDialog</name>
    <message>
        <source>Save chain</source>
        <translation>保存链</translation>
    </message>
    <message>
        <source>New chain</source>
        <translation>新建链</translation>
    </message>
    <message>
        <source>Chain of %1</source>
        <translation>%1 的链</translation>
    </message>
    <message>
        <source>Model as an app names it</source>
        <translation>应用所用的模型名</translation>
    </message>
    <message>
        <source>Then, one a line</source>
        <translation>随后，每行一个</translation>
    </message>
    <message>
        <source>Replaces what mode and order above would do for this model.</source>
        <translation>对此模型取代上面的模式和顺序。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>然后</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>llm0::ui::CommandPalette</name>
    <message>
        <source>Nothing by that name.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <source>Search or run</source>
        <translation>搜索或运行</translation>
    </message>
    <message>
        <source>A page, customer, key or action</source>
        <translation>页面、客户、密钥或操作</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Key · %1</source>
        <translation>密钥 · %1</translation>
    </message>
    <message>
        <source>Customer · %1</source>
        <translation>客户 · %1</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ConnectStep</name>
    <message>
        <source>Gateway key</source>
        <translation>网关密钥</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Your apps use this key instead of the provider&apos;s. It is shown only now.</source>
        <translation>您的应用使用此密钥代替提供商的密钥。它只显示这一次。</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Set-up to copy</source>
        <translation>可复制的配置</translation>
    </message>
    <message>
        <source>Two things LLM0 cannot do: Cursor calls from its own servers, which cannot reach localhost; and an app that still holds the provider&apos;s own key walks around the firewall. Take that key away from it.</source>
        <translation>LLM0 有两件事做不到：Cursor 从自己的服务器发起调用，无法访问 localhost；仍持有提供商原始密钥的应用可以绕过防火墙，请把该密钥从应用中移除。</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Waiting for the first call with this key.</source>
        <translation>正在等待使用此密钥的第一个调用。</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>The first call arrived and was refused: %1.</source>
        <translation>第一个调用已到达并被拒绝：%1。</translation>
    </message>
    <message>
        <source>The first call arrived: %1, %2.</source>
        <translation>第一个调用已到达：%1，%2。</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ConnectionCard</name>
    <message>
        <source>Gateway</source>
        <translation>网关</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Back to this computer&apos;s</source>
        <translation>返回本机网关</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Shown here</source>
        <translation>当前显示</translation>
    </message>
    <message>
        <source>The gateway that this window reads and changes.</source>
        <translation>本窗口读取和更改的网关。</translation>
    </message>
    <message>
        <source>Admin address of the other gateway</source>
        <translation>另一个网关的管理地址</translation>
    </message>
    <message>
        <source>Its admin token</source>
        <translation>其管理令牌</translation>
    </message>
    <message>
        <source>admin token</source>
        <translation>管理令牌</translation>
    </message>
    <message>
        <source>Another machine&apos;s gateway</source>
        <translation>另一台机器的网关</translation>
    </message>
    <message>
        <source>Its admin address and the token in its data folder (admin-token). Use https or a tunnel: whoever reads the token can spend. This computer&apos;s own gateway goes on guarding.</source>
        <translation>其管理地址和数据文件夹中的令牌（admin-token）。请使用 https 或隧道：谁拿到令牌谁就能花钱。本机网关会继续守护。</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>复制诊断信息</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Versions, state and settings for a question, without keys or contents.</source>
        <translation>用于提问的版本、状态和设置，不含密钥或内容。</translation>
    </message>
    <message>
        <source>Enter an address and a token.</source>
        <translation>请输入地址和令牌。</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Its certificate, where this computer does not trust it</source>
        <translation>其证书（若本机不信任它）</translation>
    </message>
    <message>
        <source>certificate file (optional)</source>
        <translation>证书文件（可选）</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>That file holds no certificate.</source>
        <translation>该文件中没有证书。</translation>
    </message>
</context>
<context>
    <name>llm0::ui::CopyField</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>复制 %1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>llm0::ui::CustomerChanges</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>llm0::ui::CustomerExports</name>
    <message>
        <source>Export customers</source>
        <translation>导出客户</translation>
    </message>
    <message numerus="yes">
        <source>What every customer cost in the last %n day(s), days of %1.</source>
        <translation>
            <numerusform>每个客户最近 %n 天的费用，按 %1 计日。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llm0::ui::CustomerInspector</name>
    <message>
        <source>No customer chosen</source>
        <translation>未选择客户</translation>
    </message>
    <message>
        <source>Block now</source>
        <translation>立即禁止</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>解除禁止</translation>
    </message>
    <message>
        <source>Choose one in the table to see what it spends and to set its caps. Several chosen rows get one cap each.</source>
        <translation>在表格中选择一个，查看其支出并设置上限。选择多行时，每个都会获得同一上限。</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Cap</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Spend</source>
        <translation>支出</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>Raise once…</source>
        <translation>临时提高…</translation>
    </message>
    <message>
        <source>Raise the cap once…</source>
        <translation>临时提高上限…</translation>
    </message>
    <message>
        <source>Count from now on (reset)</source>
        <translation>从现在起重新计数（重置）</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s)</source>
        <translation>
            <numerusform>%n 个客户</numerusform>
        </translation>
    </message>
    <message>
        <source>Block all</source>
        <translation>全部禁止</translation>
    </message>
    <message>
        <source>Apply to all</source>
        <translation>应用到全部</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>Limits of %1 changed</source>
        <translation>%1 的限制已更改</translation>
    </message>
    <message>
        <source>Cap of %1 set to %2 %3</source>
        <translation>%1 的上限已设为 %2 %3</translation>
    </message>
    <message>
        <source>Cap of %1 %2 removed</source>
        <translation>已移除 %1 的上限 %2</translation>
    </message>
    <message>
        <source>%1 of %2 changed. Cancel stops here.</source>
        <translation>已更改 %1 / %2。取消会停在这里。</translation>
    </message>
    <message numerus="yes">
        <source>Caps of %n customer(s) set</source>
        <translation>
            <numerusform>已设置 %n 个客户的上限</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is blocked</source>
        <translation>%1 已被禁止</translation>
    </message>
    <message>
        <source>%1 may call again</source>
        <translation>%1 可以重新调用</translation>
    </message>
    <message>
        <source>Raise once</source>
        <translation>临时提高</translation>
    </message>
    <message>
        <source>Dollars to add to this month&apos;s cap, for this month only:</source>
        <translation>仅为本月上限追加的金额（美元）：</translation>
    </message>
    <message>
        <source>Dollars to add to today&apos;s cap, for today only:</source>
        <translation>仅为今天上限追加的金额（美元）：</translation>
    </message>
    <message>
        <source>“%1” is not a number of dollars</source>
        <translation>“%1”不是有效的美元金额</translation>
    </message>
    <message>
        <source>Own limits of %1 removed</source>
        <translation>已移除 %1 的自有限制</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) blocked</source>
        <translation>
            <numerusform>已封锁 %n 个客户</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llm0::ui::CustomerLimits</name>
    <message>
        <source>These limits are this customer&apos;s own.</source>
        <translation>这些是该客户的自有限制。</translation>
    </message>
    <message>
        <source>Inherited from its tier; a change makes them its own.</source>
        <translation>继承自其等级；更改后成为自有限制。</translation>
    </message>
    <message>
        <source>Inherited from the project&apos;s default; a change makes them its own.</source>
        <translation>继承自项目默认值；更改后成为自有限制。</translation>
    </message>
    <message>
        <source>No limit of its own; only those of project, key and account hold.</source>
        <translation>没有自有限制；仅受项目、密钥和账户约束。</translation>
    </message>
    <message>
        <source>Remove own limits</source>
        <translation>移除自有限制</translation>
    </message>
    <message>
        <source>Per-request cap in dollars</source>
        <translation>单次请求上限（美元）</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>One request, USD</source>
        <translation>单次请求（美元）</translation>
    </message>
    <message>
        <source>Requests a minute</source>
        <translation>每分钟请求数</translation>
    </message>
    <message>
        <source>Requests an hour</source>
        <translation>每小时请求数</translation>
    </message>
    <message>
        <source>Requests a day</source>
        <translation>每天请求数</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>无限制</translation>
    </message>
    <message>
        <source>Downgrade to</source>
        <translation>降级到</translation>
    </message>
    <message>
        <source>Model to downgrade to</source>
        <translation>降级到的模型</translation>
    </message>
    <message>
        <source>cheaper model, e.g. gpt-4o-mini</source>
        <translation>更便宜的模型，例如 gpt-4o-mini</translation>
    </message>
    <message>
        <source>as the app&apos;s header says</source>
        <translation>按应用的请求头</translation>
    </message>
</context>
<context>
    <name>llm0::ui::CustomerUsage</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>token 数</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Spend by model</source>
        <translation>按模型支出</translation>
    </message>
    <message numerus="yes">
        <source>The last %n day(s), %1</source>
        <translation>
            <numerusform>最近 %n 天，%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved by the cache: %1 in %2 answers. Refused: %3.</source>
        <translation>缓存节省：%2 次回答共 %1。已拒绝：%3。</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>合计</translation>
    </message>
</context>
<context>
    <name>llm0::ui::CustomersModel</name>
    <message>
        <source>blocked</source>
        <translation>已拦截</translation>
    </message>
    <message>
        <source>blocking</source>
        <translation>拦截中</translation>
    </message>
    <message>
        <source>near</source>
        <translation>接近</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Day cap</source>
        <translation>日上限</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>趋势</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Blocks at</source>
        <translation>拦截时间</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>周期</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Cache saved</source>
        <translation>缓存节省</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>已拦截</translation>
    </message>
    <message>
        <source>Model mix</source>
        <translation>模型构成</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最近出现</translation>
    </message>
</context>
<context>
    <name>llm0::ui::CustomersPage</name>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>No customer yet</source>
        <translation>还没有客户</translation>
    </message>
    <message>
        <source>Send X-Customer-ID with a call. The customer appears here at its first request, already under the project&apos;s default caps.</source>
        <translation>调用时发送 X-Customer-ID。客户会在首次请求时出现在这里，并已受项目默认上限约束。</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>周期</translation>
    </message>
    <message>
        <source>No customer matches</source>
        <translation>没有匹配的客户</translation>
    </message>
    <message>
        <source>Try a part of the name, tier:free, or state:near.</source>
        <translation>试试名称的一部分、tier:free 或 state:near。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Filter, e.g. tier:free</source>
        <translation>筛选，例如 tier:free</translation>
    </message>
    <message>
        <source>Filter customers by name, tier or state</source>
        <translation>按名称、等级或状态筛选客户</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>30 d</source>
        <translation>30 天</translation>
    </message>
    <message>
        <source>90 d</source>
        <translation>90 天</translation>
    </message>
    <message>
        <source>Export CSV</source>
        <translation>导出 CSV</translation>
    </message>
    <message>
        <source>All customers…</source>
        <translation>所有客户…</translation>
    </message>
    <message>
        <source>The chosen customer, by day and model…</source>
        <translation>所选客户，按日期和模型…</translation>
    </message>
    <message>
        <source>Export all customers as CSV…</source>
        <translation>将所有客户导出为 CSV…</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Customers near or over their cap</source>
        <translation>接近或超过上限的客户</translation>
    </message>
    <message numerus="yes">
        <source>Today %1 · month %2 · last %n day(s) %3 · saved %4 · days in %5</source>
        <translation>
            <numerusform>今天 %1 · 本月 %2 · 最近 %n 天 %3 · 节省 %4 · 时区 %5</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llm0::ui::DayBars</name>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%2 至 %3 共 %1</translation>
    </message>
</context>
<context>
    <name>llm0::ui::EndpointDialog</name>
    <message>
        <source>Add endpoint</source>
        <translation>添加端点</translation>
    </message>
    <message>
        <source>New endpoint</source>
        <translation>新端点</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>e.g. Our vLLM</source>
        <translation>例如：我们的 vLLM</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>短名</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Anything that speaks OpenAI&apos;s API: vLLM, llama.cpp, LM Studio, a proxy. Apps call its models as short-name/model. Its models are refused until you have set their prices.</source>
        <translation>凡支持 OpenAI API 的都可以：vLLM、llama.cpp、LM Studio、代理。应用以“短名/模型”调用其模型。设定价格之前，调用会被拒绝。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ErrorBanner</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Shown below: as of %1.</source>
        <translation>下方显示 %1 的数据。</translation>
    </message>
    <message>
        <source>Nothing could be loaded yet.</source>
        <translation>尚未加载任何内容。</translation>
    </message>
    <message>
        <source> (field %1)</source>
        <translation>（字段 %1）</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ExplainPanel</name>
    <message>
        <source>Volume</source>
        <translation>调用量</translation>
    </message>
    <message>
        <source>Model and price</source>
        <translation>模型与价格</translation>
    </message>
    <message>
        <source>Tokens per request</source>
        <translation>每次请求的 token 数</translation>
    </message>
    <message>
        <source>Cache misses</source>
        <translation>缓存未命中</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Back to the whole</source>
        <translation>返回整体</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>已支出</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Customers that moved most</source>
        <translation>变化最大的客户</translation>
    </message>
    <message>
        <source>Keys that moved most</source>
        <translation>变化最大的密钥</translation>
    </message>
    <message>
        <source>Models that moved most</source>
        <translation>变化最大的模型</translation>
    </message>
    <message>
        <source>This month so far</source>
        <translation>本月至今</translation>
    </message>
    <message>
        <source>Today so far</source>
        <translation>今天至今</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>against %1 at this time on usual days</source>
        <translation>对比平日此时的 %1</translation>
    </message>
    <message>
        <source>against %1 in the stretch before</source>
        <translation>对比前一时段的 %1</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ExportDialog</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>已停止，没有写入任何内容。</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>正在写入…</translation>
    </message>
    <message>
        <source>Writing… %1 lines, %2</source>
        <translation>正在写入… %1 行，%2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Written: %1 lines, %2</source>
        <translation>已写入：%1 行，%2</translation>
    </message>
    <message>
        <source>Not written: %1</source>
        <translation>未写入：%1</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ExposureCard</name>
    <message>
        <source>Exposure</source>
        <translation>敞口</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>已预留</translation>
    </message>
    <message>
        <source>Set a cap…</source>
        <translation>设置上限…</translation>
    </message>
    <message>
        <source>The most that can still be spent, whoever misbehaves</source>
        <translation>无论谁失控，最多还能支出的金额</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>已结算</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>∞ uncapped</source>
        <translation>∞ 无上限</translation>
    </message>
    <message>
        <source>of a %1 month cap</source>
        <translation>月上限 %1</translation>
    </message>
    <message>
        <source>of a %1 day cap</source>
        <translation>日上限 %1</translation>
    </message>
    <message>
        <source>No app has a key yet.</source>
        <translation>还没有应用拥有密钥。</translation>
    </message>
    <message>
        <source>held by caps further down</source>
        <translation>由下级上限约束</translation>
    </message>
    <message>
        <source>No cap stands in the way.</source>
        <translation>没有任何上限约束。</translation>
    </message>
    <message>
        <source>Reserved, %1 in flight</source>
        <translation>已预留，%1 个进行中</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ExposureModel</name>
    <message>
        <source>key %1</source>
        <translation>密钥 %1</translation>
    </message>
    <message>
        <source>unidentified</source>
        <translation>未标识</translation>
    </message>
    <message>
        <source>cap %1</source>
        <translation>上限 %1</translation>
    </message>
    <message>
        <source>no cap</source>
        <translation>无上限</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>无密钥</translation>
    </message>
    <message>
        <source>uncapped</source>
        <translation>无上限</translation>
    </message>
    <message>
        <source>blocking</source>
        <translation>拦截中</translation>
    </message>
    <message>
        <source>near</source>
        <translation>接近</translation>
    </message>
    <message>
        <source>guarding</source>
        <translation>守护中</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>已支出</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>已预留</translation>
    </message>
    <message>
        <source>Cap</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Binding cap</source>
        <translation>生效上限</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>in ~%1 min</source>
        <translation>约 %1 分钟后</translation>
    </message>
    <message>
        <source>Blocks at</source>
        <translation>拦截时间</translation>
    </message>
    <message>
        <source>account day</source>
        <translation>账户·日</translation>
    </message>
    <message>
        <source>account month</source>
        <translation>账户·月</translation>
    </message>
    <message>
        <source>project day</source>
        <translation>项目·日</translation>
    </message>
    <message>
        <source>project month</source>
        <translation>项目·月</translation>
    </message>
    <message>
        <source>key day</source>
        <translation>密钥·日</translation>
    </message>
    <message>
        <source>key month</source>
        <translation>密钥·月</translation>
    </message>
    <message>
        <source>customer day</source>
        <translation>客户·日</translation>
    </message>
    <message>
        <source>customer month</source>
        <translation>客户·月</translation>
    </message>
    <message>
        <source>sum of its keys</source>
        <translation>密钥合计</translation>
    </message>
    <message>
        <source>sum of its customers</source>
        <translation>客户合计</translation>
    </message>
    <message>
        <source>inactive</source>
        <translation>已停用</translation>
    </message>
</context>
<context>
    <name>llm0::ui::FailoverOrder</name>
    <message>
        <source>Ollama answers first; what it cannot goes to the provider that was asked, then down the list.</source>
        <translation>先由 Ollama 回答；它答不了的交给所请求的提供商，再依次向下。</translation>
    </message>
    <message>
        <source>Only Ollama answers. Nothing leaves this computer, nothing costs anything.</source>
        <translation>仅由 Ollama 回答。数据不离开本机，也不产生费用。</translation>
    </message>
    <message>
        <source>The provider that was asked, then down the list. Never Ollama.</source>
        <translation>先是所请求的提供商，再依次向下。从不使用 Ollama。</translation>
    </message>
    <message>
        <source>The provider that was asked, then down the list, at last Ollama.</source>
        <translation>先是所请求的提供商，再依次向下，最后是 Ollama。</translation>
    </message>
    <message>
        <source>Which first</source>
        <translation>优先顺序</translation>
    </message>
    <message>
        <source>Cloud first</source>
        <translation>云端优先</translation>
    </message>
    <message>
        <source>Local first</source>
        <translation>本地优先</translation>
    </message>
    <message>
        <source>Cloud only</source>
        <translation>仅云端</translation>
    </message>
    <message>
        <source>Local only</source>
        <translation>仅本地</translation>
    </message>
    <message>
        <source>Stands in</source>
        <translation>替补</translation>
    </message>
    <message>
        <source>For large models</source>
        <translation>替代大模型</translation>
    </message>
    <message>
        <source>For small ones</source>
        <translation>替代小模型</translation>
    </message>
    <message>
        <source>Add a provider</source>
        <translation>添加提供商</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>It is set in the environment</source>
        <translation>由环境变量设定</translation>
    </message>
    <message>
        <source>%1 earlier</source>
        <translation>%1 前移</translation>
    </message>
    <message>
        <source>%1 later</source>
        <translation>%1 后移</translation>
    </message>
    <message>
        <source>Leave %1 out</source>
        <translation>不使用 %1</translation>
    </message>
    <message>
        <source>only where a chain names it</source>
        <translation>仅在链中指定时</translation>
    </message>
    <message>
        <source>Large model of %1</source>
        <translation>%1 的大模型</translation>
    </message>
    <message>
        <source>Small model of %1</source>
        <translation>%1 的小模型</translation>
    </message>
    <message>
        <source>large</source>
        <translation>大</translation>
    </message>
    <message>
        <source>middling</source>
        <translation>中</translation>
    </message>
    <message>
        <source>small</source>
        <translation>小</translation>
    </message>
    <message>
        <source>Ollama&apos;s model for %1 ones</source>
        <translation>Ollama 的%1模型</translation>
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
        <translation>取消</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Chains of single models</source>
        <translation>单个模型的链</translation>
    </message>
    <message>
        <source>None. A chain says for one model what is tried after it, in place of the order above; it also moves models that apps name with their provider.</source>
        <translation>无。链为某个模型指定随后尝试什么，取代上面的顺序；对应用连同提供商一起指定的模型也有效。</translation>
    </message>
    <message>
        <source>New chain…</source>
        <translation>新建链…</translation>
    </message>
    <message>
        <source>Edit chain…</source>
        <translation>编辑链…</translation>
    </message>
    <message>
        <source>Remove chain</source>
        <translation>删除链</translation>
    </message>
    <message>
        <source>Failover</source>
        <translation>故障转移</translation>
    </message>
    <message>
        <source>When a provider fails</source>
        <translation>提供商故障时</translation>
    </message>
    <message>
        <source>Model asked for</source>
        <translation>请求的模型</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>然后</translation>
    </message>
    <message>
        <source>Failover changed</source>
        <translation>故障转移已更改</translation>
    </message>
    <message>
        <source>Chain of %1 set</source>
        <translation>已设定 %1 的链</translation>
    </message>
    <message>
        <source>Chain of %1 removed</source>
        <translation>已删除 %1 的链</translation>
    </message>
</context>
<context>
    <name>llm0::ui::FirstRunDialog</name>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Welcome to LLM0</source>
        <translation>欢迎使用 LLM0</translation>
    </message>
    <message>
        <source>Connect an app</source>
        <translation>连接应用</translation>
    </message>
    <message>
        <source>Step %1 of 3</source>
        <translation>第 %1 步，共 3 步</translation>
    </message>
    <message>
        <source>Put a limit on what can be spent</source>
        <translation>限制可支出的金额</translation>
    </message>
    <message>
        <source>Protect these</source>
        <translation>开始保护</translation>
    </message>
    <message>
        <source>See it block</source>
        <translation>看看它如何拦截</translation>
    </message>
    <message>
        <source>Prove it blocks</source>
        <translation>验证拦截</translation>
    </message>
    <message>
        <source>Send an app through it</source>
        <translation>让应用通过它调用</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>llm0::ui::FurtherKeyDialog</name>
    <message>
        <source>Add key</source>
        <translation>添加密钥</translation>
    </message>
    <message>
        <source>Another key for %1</source>
        <translation>%1 的另一个密钥</translation>
    </message>
    <message>
        <source>letters, digits and -, e.g. team-2</source>
        <translation>字母、数字和 -，例如 team-2</translation>
    </message>
    <message>
        <source>Name of the key</source>
        <translation>密钥名称</translation>
    </message>
    <message>
        <source>Provider key</source>
        <translation>提供商密钥</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Calls are shared out among the keys by weight. One that is refused or limited rests for a while; the others go on. A key is never shown again.</source>
        <translation>调用按权重分配给各密钥。被拒绝或限流的密钥会休息一段时间，其余继续工作。密钥不会再次显示。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>llm0::ui::GuardPill</name>
    <message>
        <source>Apps send their calls to %1</source>
        <translation>应用将调用发送到 %1</translation>
    </message>
</context>
<context>
    <name>llm0::ui::HeaderBar</name>
    <message>
        <source>Pause spend</source>
        <translation>暂停支出</translation>
    </message>
    <message>
        <source>Can still spend today</source>
        <translation>今天还可支出</translation>
    </message>
    <message>
        <source>Spent today</source>
        <translation>今天已支出</translation>
    </message>
    <message>
        <source>Saved by cache, 30 days</source>
        <translation>缓存节省（30 天）</translation>
    </message>
    <message>
        <source>Search or run…</source>
        <translation>搜索或运行…</translation>
    </message>
    <message>
        <source>Pages, customers, keys and actions (Ctrl+K)</source>
        <translation>页面、客户、密钥和操作 (Ctrl+K)</translation>
    </message>
    <message>
        <source>Refuse every paid call at once (Ctrl+Shift+X). Cache and local models go on.</source>
        <translation>立即拒绝所有付费调用 (Ctrl+Shift+X)。缓存和本地模型继续工作。</translation>
    </message>
    <message>
        <source>Pause for…</source>
        <translation>暂停时长…</translation>
    </message>
    <message>
        <source>Pause for a while, or everything</source>
        <translation>暂停一段时间，或暂停全部</translation>
    </message>
    <message>
        <source>∞ uncapped</source>
        <translation>∞ 无上限</translation>
    </message>
    <message>
        <source>Resume spend…</source>
        <translation>恢复支出…</translation>
    </message>
</context>
<context>
    <name>llm0::ui::InspectorSplit</name>
    <message>
        <source>Width of the details</source>
        <translation>详情宽度</translation>
    </message>
    <message>
        <source>Height of the details</source>
        <translation>详情高度</translation>
    </message>
    <message>
        <source>Arrow keys move it</source>
        <translation>用方向键调整</translation>
    </message>
</context>
<context>
    <name>llm0::ui::JobProgress</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>llm0::ui::KeyInspector</name>
    <message>
        <source>Caps of the key</source>
        <translation>密钥的上限</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>已支出</translation>
    </message>
    <message>
        <source>Cap</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message numerus="yes">
        <source>Spend of the last %n day(s)</source>
        <translation>
            <numerusform>最近 %n 天的花费</numerusform>
        </translation>
    </message>
    <message>
        <source>Key caps…</source>
        <translation>密钥上限…</translation>
    </message>
    <message>
        <source>Project caps…</source>
        <translation>项目上限…</translation>
    </message>
    <message>
        <source>Rotate…</source>
        <translation>轮换…</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>吊销…</translation>
    </message>
    <message>
        <source>Spend by model</source>
        <translation>按模型支出</translation>
    </message>
    <message>
        <source>Its requests</source>
        <translation>其请求</translation>
    </message>
    <message>
        <source>project %1</source>
        <translation>项目 %1</translation>
    </message>
    <message>
        <source>%1 requests a minute</source>
        <translation>每分钟 %1 个请求</translation>
    </message>
    <message>
        <source>no rate limit</source>
        <translation>无速率限制</translation>
    </message>
    <message>
        <source>only for customer %1</source>
        <translation>仅限客户 %1</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>自 %1</translation>
    </message>
    <message>
        <source>the old key works until %1</source>
        <translation>旧密钥有效至 %1</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>One request</source>
        <translation>单次请求</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Revoke key</source>
        <translation>吊销密钥</translation>
    </message>
    <message>
        <source>Revoke “%1”?</source>
        <translation>吊销“%1”？</translation>
    </message>
    <message>
        <source>Apps that use it are refused from their next call on.</source>
        <translation>使用它的应用从下一次调用起将被拒绝。</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>吊销</translation>
    </message>
</context>
<context>
    <name>llm0::ui::KeysModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Day cap</source>
        <translation>日上限</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>已吊销</translation>
    </message>
    <message>
        <source>rotating</source>
        <translation>轮换中</translation>
    </message>
    <message>
        <source>blocking</source>
        <translation>拦截中</translation>
    </message>
    <message>
        <source>near</source>
        <translation>接近</translation>
    </message>
    <message>
        <source>active</source>
        <translation>有效</translation>
    </message>
</context>
<context>
    <name>llm0::ui::KeysPage</name>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>No key yet</source>
        <translation>还没有密钥</translation>
    </message>
    <message>
        <source>A key is what an app sends instead of the provider&apos;s. It carries caps and a rate, and can be revoked alone.</source>
        <translation>密钥是应用代替提供商密钥发送的凭据。它带有上限和速率，可以单独吊销。</translation>
    </message>
    <message>
        <source>Create a key</source>
        <translation>创建密钥</translation>
    </message>
    <message>
        <source>Filter keys</source>
        <translation>筛选密钥</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新建密钥</translation>
    </message>
    <message>
        <source>Whose keys</source>
        <translation>密钥归属</translation>
    </message>
    <message>
        <source>Your apps&apos;</source>
        <translation>您的应用</translation>
    </message>
    <message>
        <source>Providers&apos;</source>
        <translation>提供商</translation>
    </message>
    <message>
        <source>New key for an app…</source>
        <translation>为应用新建密钥…</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Providers&apos; keys</source>
        <translation>提供商密钥</translation>
    </message>
    <message>
        <source>Name or project</source>
        <translation>名称或项目</translation>
    </message>
</context>
<context>
    <name>llm0::ui::LimitsDialog</name>
    <message>
        <source>What a customer pays a month, in dollars</source>
        <translation>客户每月付费（美元）</translation>
    </message>
    <message>
        <source>When a limit is reached</source>
        <translation>达到限制时</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Name of the tier</source>
        <translation>等级名称</translation>
    </message>
    <message>
        <source>as apps send it, e.g. pro</source>
        <translation>与应用发送的一致，例如 pro</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>It pays a month, USD</source>
        <translation>每月付费（美元）</translation>
    </message>
    <message>
        <source>Day cap in dollars</source>
        <translation>日上限（美元）</translation>
    </message>
    <message>
        <source>Month cap in dollars</source>
        <translation>月上限（美元）</translation>
    </message>
    <message>
        <source>Per-request cap in dollars</source>
        <translation>单次请求上限（美元）</translation>
    </message>
    <message>
        <source>A day, USD</source>
        <translation>每天（美元）</translation>
    </message>
    <message>
        <source>A month, USD</source>
        <translation>每月（美元）</translation>
    </message>
    <message>
        <source>One request, USD</source>
        <translation>单次请求（美元）</translation>
    </message>
    <message>
        <source>Requests a minute</source>
        <translation>每分钟请求数</translation>
    </message>
    <message>
        <source>Requests an hour</source>
        <translation>每小时请求数</translation>
    </message>
    <message>
        <source>Requests a day</source>
        <translation>每天请求数</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>无限制</translation>
    </message>
    <message>
        <source>Requests a day by model</source>
        <translation>按模型的每天请求数</translation>
    </message>
    <message>
        <source>Requests a day by label</source>
        <translation>按标签的每天请求数</translation>
    </message>
    <message>
        <source>Of a model, a day</source>
        <translation>按模型，每天</translation>
    </message>
    <message>
        <source>Of a label, a day</source>
        <translation>按标签，每天</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>禁止</translation>
    </message>
    <message>
        <source>Downgrade</source>
        <translation>降级</translation>
    </message>
    <message>
        <source>Warn</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>然后</translation>
    </message>
    <message>
        <source>Model to downgrade to</source>
        <translation>降级到的模型</translation>
    </message>
    <message>
        <source>cheaper model, e.g. gpt-4o-mini</source>
        <translation>更便宜的模型，例如 gpt-4o-mini</translation>
    </message>
    <message>
        <source>%1: “%2” is not of the form name = number</source>
        <translation>%1：“%2”不符合“名称 = 数字”的格式</translation>
    </message>
    <message>
        <source>%1 is not a number of dollars</source>
        <translation>%1 不是有效的美元金额</translation>
    </message>
</context>
<context>
    <name>llm0::ui::MarginsModel</name>
    <message>
        <source>no price</source>
        <translation>无价格</translation>
    </message>
    <message>
        <source>no customers</source>
        <translation>无客户</translation>
    </message>
    <message>
        <source>loses</source>
        <translation>亏损</translation>
    </message>
    <message>
        <source>thin</source>
        <translation>微利</translation>
    </message>
    <message>
        <source>earns</source>
        <translation>盈利</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>no tier</source>
        <translation>无等级</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Pays a month</source>
        <translation>每月付费</translation>
    </message>
    <message>
        <source>Cost p50</source>
        <translation>费用 p50</translation>
    </message>
    <message>
        <source>Cost p95</source>
        <translation>费用 p95</translation>
    </message>
    <message>
        <source>Dearest</source>
        <translation>最高</translation>
    </message>
    <message>
        <source>Margin p50</source>
        <translation>利润率 p50</translation>
    </message>
    <message>
        <source>Margin p95</source>
        <translation>利润率 p95</translation>
    </message>
    <message>
        <source>Cost of all</source>
        <translation>全部费用</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>llm0::ui::NewKeyDialog</name>
    <message>
        <source>New key</source>
        <translation>新建密钥</translation>
    </message>
    <message>
        <source>what uses it, e.g. web-1</source>
        <translation>使用者，例如 web-1</translation>
    </message>
    <message>
        <source>Name of the key</source>
        <translation>密钥名称</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>新建项目…</translation>
    </message>
    <message>
        <source>name of the new project</source>
        <translation>新项目名称</translation>
    </message>
    <message>
        <source>Name of the new project</source>
        <translation>新项目名称</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>无限制</translation>
    </message>
    <message>
        <source>Requests per minute</source>
        <translation>每分钟请求数</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Requests a minute</source>
        <translation>每分钟请求数</translation>
    </message>
    <message>
        <source>Caps of this key. Those of its project and the account hold besides.</source>
        <translation>此密钥的上限。其项目和账户的上限同样有效。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Create key</source>
        <translation>创建密钥</translation>
    </message>
    <message>
        <source>Base URL</source>
        <translation>基础 URL</translation>
    </message>
    <message>
        <source>Your key</source>
        <translation>您的密钥</translation>
    </message>
    <message>
        <source>This is the only time it is shown; only its hash is kept. Copy it now.</source>
        <translation>仅显示这一次；系统只保存其哈希值。请立即复制。</translation>
    </message>
    <message>
        <source>Give the app this key and this base_url:</source>
        <translation>在应用中填入此密钥和 base_url：</translation>
    </message>
    <message>
        <source>I have copied it</source>
        <translation>我已复制</translation>
    </message>
    <message>
        <source>Give the key a name, so that you know it again.</source>
        <translation>请为密钥命名，以便识别。</translation>
    </message>
</context>
<context>
    <name>llm0::ui::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>周期</translation>
    </message>
    <message>
        <source>Exposure by project</source>
        <translation>按项目的敞口</translation>
    </message>
    <message>
        <source>No app has a key yet</source>
        <translation>还没有应用拥有密钥</translation>
    </message>
    <message>
        <source>Create one and give it to an app with this gateway&apos;s base_url. From then on every call is priced, capped and shown here.</source>
        <translation>创建一个并连同本网关的 base_url 交给应用。此后每个调用都会被计价、限额并显示在这里。</translation>
    </message>
    <message>
        <source>Create a key</source>
        <translation>创建密钥</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>the account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>下级</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>所有项目</translation>
    </message>
    <message>
        <source>Caps</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>What moved</source>
        <translation>变化明细</translation>
    </message>
    <message>
        <source>Click the chart to have an hour or a day explained.</source>
        <translation>点击图表可查看某小时或某天的说明。</translation>
    </message>
    <message>
        <source>Set the account&apos;s caps…</source>
        <translation>设置账户上限…</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Explain today&apos;s spend</source>
        <translation>解释今天的支出</translation>
    </message>
</context>
<context>
    <name>llm0::ui::PriceEditor</name>
    <message>
        <source>Held from</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>In</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Back to shipped price</source>
        <translation>恢复内置价格</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Set price</source>
        <translation>设置价格</translation>
    </message>
    <message>
        <source>Earlier prices</source>
        <translation>历史价格</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>提供商</translation>
    </message>
    <message>
        <source>Input, $ per million</source>
        <translation>输入，每百万 $</translation>
    </message>
    <message>
        <source>Cached input, $ per million</source>
        <translation>缓存输入，每百万 $</translation>
    </message>
    <message>
        <source>Cache write, $ per million</source>
        <translation>缓存写入，每百万 $</translation>
    </message>
    <message>
        <source>Output, $ per million</source>
        <translation>输出，每百万 $</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>as input</source>
        <translation>同输入</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) were refused: without a price their cost cannot be capped.</source>
        <translation>
            <numerusform>%n 个调用被拒绝：没有价格就无法限制其费用。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2. Past costs keep the price they were made with.</source>
        <translation>%1，%2。过去的费用保留当时的价格。</translation>
    </message>
    <message>
        <source>shipped, %1</source>
        <translation>内置，%1</translation>
    </message>
    <message>
        <source>Give input and output in dollars per million tokens, as providers publish them.</source>
        <translation>请按提供商公布的方式，以每百万 token 美元填写输入和输出价格。</translation>
    </message>
    <message>
        <source>Worked example: %1 tokens in and %2 out cost %3.</source>
        <translation>示例：输入 %1、输出 %2 个 token，费用 %3。</translation>
    </message>
    <message>
        <source>That is dearer than any model known. Was a price per thousand tokens meant?</source>
        <translation>这比任何已知模型都贵。是否误填了每千 token 的价格？</translation>
    </message>
    <message>
        <source>Price of %1 set</source>
        <translation>已设置 %1 的价格</translation>
    </message>
</context>
<context>
    <name>llm0::ui::PricesModel</name>
    <message>
        <source>unpriced</source>
        <translation>无价格</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>已编辑</translation>
    </message>
    <message>
        <source>known</source>
        <translation>已知</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>提供商</translation>
    </message>
    <message>
        <source>Input $/M</source>
        <translation>输入 $/百万</translation>
    </message>
    <message>
        <source>Cached $/M</source>
        <translation>缓存 $/百万</translation>
    </message>
    <message>
        <source>Output $/M</source>
        <translation>输出 $/百万</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
</context>
<context>
    <name>llm0::ui::PricesPanel</name>
    <message>
        <source>Prices</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Filter by model or provider</source>
        <translation>按模型或提供商筛选</translation>
    </message>
    <message>
        <source>Filter prices</source>
        <translation>筛选价格</translation>
    </message>
    <message>
        <source>Shipped prices of %1</source>
        <translation>内置价格，日期 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) refused</source>
        <translation>
            <numerusform>已拒绝 %n 个调用</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llm0::ui::ProjectChoice</name>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ProjectsModel</name>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>uncapped</source>
        <translation>无上限</translation>
    </message>
    <message>
        <source>blocking</source>
        <translation>拦截中</translation>
    </message>
    <message>
        <source>near</source>
        <translation>接近</translation>
    </message>
    <message>
        <source>guarding</source>
        <translation>守护中</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Day cap</source>
        <translation>日上限</translation>
    </message>
    <message>
        <source>Of the day</source>
        <translation>当日</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Month cap</source>
        <translation>月上限</translation>
    </message>
    <message>
        <source>Of the month</source>
        <translation>当月</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ProjectsPage</name>
    <message>
        <source>Projects &amp; tiers</source>
        <translation>项目与等级</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Limits by tier</source>
        <translation>按等级的限制</translation>
    </message>
    <message>
        <source>Margins by tier</source>
        <translation>按等级的利润率</translation>
    </message>
    <message>
        <source>No tier yet</source>
        <translation>还没有等级</translation>
    </message>
    <message>
        <source>A tier gives customers with the same plan the same limits. Apps name it in X-Customer-Tier, or you assign it.</source>
        <translation>等级让同一套餐的客户拥有相同限制。应用通过 X-Customer-Tier 指定，或由您分配。</translation>
    </message>
    <message>
        <source>New tier</source>
        <translation>新建等级</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Project caps…</source>
        <translation>项目上限…</translation>
    </message>
    <message>
        <source>Default limits…</source>
        <translation>默认限制…</translation>
    </message>
    <message>
        <source>New tier…</source>
        <translation>新建等级…</translation>
    </message>
    <message>
        <source>Edit tier…</source>
        <translation>编辑等级…</translation>
    </message>
    <message>
        <source>Delete tier</source>
        <translation>删除等级</translation>
    </message>
    <message>
        <source>What the tier pays…</source>
        <translation>等级付费金额…</translation>
    </message>
    <message>
        <source>Margins</source>
        <translation>利润率</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>新建项目…</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Default limits of customers…</source>
        <translation>客户默认限制…</translation>
    </message>
    <message>
        <source>Limits of customers in %1</source>
        <translation>%1 中客户的限制</translation>
    </message>
    <message numerus="yes">
        <source>cost of each tier&apos;s customers in the last %n day(s)</source>
        <translation>
            <numerusform>各等级客户最近 %n 天的费用</numerusform>
        </translation>
    </message>
    <message>
        <source>Name of the project:</source>
        <translation>项目名称：</translation>
    </message>
    <message>
        <source>Default limits in %1</source>
        <translation>%1 的默认限制</translation>
    </message>
    <message>
        <source>For customers without a tier and without limits of their own, unknown ones too. They bind from the next request on.</source>
        <translation>适用于没有等级且没有自有限制的客户，包括未知客户。从下一个请求起生效。</translation>
    </message>
    <message>
        <source>Tier %1</source>
        <translation>等级 %1</translation>
    </message>
    <message>
        <source>New tier in %1</source>
        <translation>在 %1 中新建等级</translation>
    </message>
    <message>
        <source>A tier stands for itself: what is empty here is not limited, whatever the default says.</source>
        <translation>等级独立生效：此处留空即不限制，与默认值无关。</translation>
    </message>
    <message>
        <source>Tier %1 deleted</source>
        <translation>等级 %1 已删除</translation>
    </message>
    <message>
        <source>Customer tokens…</source>
        <translation>客户令牌…</translation>
    </message>
    <message>
        <source>Signed customer tokens…</source>
        <translation>已签名的客户令牌…</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ProtectStep</name>
    <message>
        <source>%1: key found in the environment</source>
        <translation>%1：在环境变量中找到密钥</translation>
    </message>
    <message>
        <source>%1: key set</source>
        <translation>%1：已设置密钥</translation>
    </message>
    <message numerus="yes">
        <source>%1 is running with %n model(s): %2</source>
        <translation>
            <numerusform>%1 正在运行，有 %n 个模型：%2</numerusform>
        </translation>
    </message>
    <message>
        <source>Project, a day</source>
        <translation>项目，每天</translation>
    </message>
    <message>
        <source>Project, a month</source>
        <translation>项目，每月</translation>
    </message>
    <message>
        <source>Each customer you do not know yet, a day</source>
        <translation>每个未知客户，每天</translation>
    </message>
    <message>
        <source>Found on this computer</source>
        <translation>在本机上发现</translation>
    </message>
    <message>
        <source>Hold them to</source>
        <translation>限制为</translation>
    </message>
    <message>
        <source>%1, USD</source>
        <translation>%1（美元）</translation>
    </message>
    <message>
        <source>Your apps&apos; calls go through the project “%1”. No call goes out that could pass a cap.</source>
        <translation>您的应用通过项目“%1”发起调用。任何可能超过上限的调用都不会发出。</translation>
    </message>
    <message>
        <source>free</source>
        <translation>免费</translation>
    </message>
    <message>
        <source>key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>No provider&apos;s key in the environment, and Ollama does not answer. You can go on: the proof works without, and Ollama is found by itself when it starts.</source>
        <translation>环境变量中没有提供商密钥，Ollama 也没有响应。您可以继续：验证不需要它们，Ollama 启动后会自动被发现。</translation>
    </message>
    <message>
        <source>Add a provider&apos;s key…</source>
        <translation>添加提供商密钥…</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ProveStep</name>
    <message>
        <source>Two calls, made as an app makes them</source>
        <translation>两个调用，与应用发起的方式相同</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未</translation>
    </message>
    <message>
        <source>Nothing here could answer yet</source>
        <translation>目前没有可回答的模型</translation>
    </message>
    <message>
        <source>No provider has a key and Ollama does not run, so no call can be let through today.</source>
        <translation>没有提供商密钥且 Ollama 未运行，因此目前无法放行任何调用。</translation>
    </message>
    <message>
        <source>A call to %1 that is within its caps</source>
        <translation>在上限之内调用 %1</translation>
    </message>
    <message>
        <source>Runs on this computer and costs nothing.</source>
        <translation>在本机运行，不产生费用。</translation>
    </message>
    <message>
        <source>A real call with your %1 key; it costs a small part of a cent.</source>
        <translation>使用您的 %1 密钥进行真实调用，费用远低于一美分。</translation>
    </message>
    <message>
        <source>A call to %1 with a cap of zero</source>
        <translation>以零上限调用 %1</translation>
    </message>
    <message>
        <source>Refused before a byte leaves this computer. For this one call a placeholder stands in for OpenAI&apos;s key, and is taken away again.</source>
        <translation>在任何数据离开本机之前被拒绝。此次调用会临时用占位符代替 OpenAI 密钥，随后移除。</translation>
    </message>
    <message>
        <source>Refused before a byte leaves this computer. The key made for it is revoked afterwards.</source>
        <translation>在任何数据离开本机之前被拒绝。为此创建的密钥随后会被吊销。</translation>
    </message>
    <message>
        <source>calling…</source>
        <translation>调用中…</translation>
    </message>
    <message>
        <source>my first app</source>
        <translation>我的第一个应用</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已回答</translation>
    </message>
    <message>
        <source>%1 answered in %2 for %3.</source>
        <translation>%1 用时 %2 回答，花费 %3。</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>已拦截</translation>
    </message>
    <message>
        <source>HTTP %1 after %2: %3</source>
        <translation>HTTP %1，用时 %2：%3</translation>
    </message>
    <message>
        <source>not proved</source>
        <translation>未验证</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ProviderCard</name>
    <message>
        <source>Set key…</source>
        <translation>设置密钥…</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>On</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>使用 %1</translation>
    </message>
    <message>
        <source>Runs on this computer, needs no key, costs nothing.</source>
        <translation>在本机运行，无需密钥，不产生费用。</translation>
    </message>
    <message>
        <source>Pulled and free: </source>
        <translation>已下载且免费：</translation>
    </message>
    <message>
        <source>No key yet; its models cannot be called.</source>
        <translation>尚无密钥，无法调用其模型。</translation>
    </message>
    <message>
        <source>Replace key…</source>
        <translation>更换密钥…</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>正在测试…</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Called without a key.</source>
        <translation>无需密钥即可调用。</translation>
    </message>
    <message numerus="yes">
        <source>%n keys share its calls.</source>
        <translation>
            <numerusform>%n 个密钥分担调用。</numerusform>
        </translation>
    </message>
    <message>
        <source>Key in %1.</source>
        <translation>密钥：%1。</translation>
    </message>
    <message>
        <source>Test answered in %1.</source>
        <translation>测试用时 %1。</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ProviderInspector</name>
    <message>
        <source>Remove this endpoint…</source>
        <translation>删除此端点…</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Models called at the provider</source>
        <translation>在该提供商调用的模型</translation>
    </message>
    <message>
        <source>None of its models was called since the gateway started.</source>
        <translation>网关启动以来尚未调用其任何模型。</translation>
    </message>
    <message>
        <source>Models, since the gateway started</source>
        <translation>模型（自网关启动）</translation>
    </message>
    <message>
        <source>Remove endpoint</source>
        <translation>删除端点</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>删除 %1？</translation>
    </message>
    <message>
        <source>Its address and key are forgotten; calls to its models are refused from the next one on. What it cost stays in the log.</source>
        <translation>其地址和密钥将被删除；对其模型的调用从下一次起被拒绝。已产生的费用保留在日志中。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ProviderKeyDialog</name>
    <message>
        <source>Save key</source>
        <translation>保存密钥</translation>
    </message>
    <message>
        <source>Key for %1</source>
        <translation>%1 的密钥</translation>
    </message>
    <message>
        <source>Provider key</source>
        <translation>提供商密钥</translation>
    </message>
    <message>
        <source>Kept in the system&apos;s keychain, or in a file only you can read. It is never shown again, here or anywhere.</source>
        <translation>保存在系统钥匙串或只有您可读的文件中，不会再次显示。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ProviderKeyShares</name>
    <message>
        <source>first key</source>
        <translation>首个密钥</translation>
    </message>
    <message>
        <source>Keys of the provider</source>
        <translation>该提供商的密钥</translation>
    </message>
    <message>
        <source>Add key…</source>
        <translation>添加密钥…</translation>
    </message>
    <message>
        <source>Weight…</source>
        <translation>权重…</translation>
    </message>
    <message>
        <source>Remove key…</source>
        <translation>删除密钥…</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>份额</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>None yet. Until one is set its models cannot be called.</source>
        <translation>尚无密钥。设定之前无法调用其模型。</translation>
    </message>
    <message>
        <source>None, and it needs none.</source>
        <translation>无，也不需要。</translation>
    </message>
    <message>
        <source>Set key…</source>
        <translation>设置密钥…</translation>
    </message>
    <message>
        <source>It is set in the environment</source>
        <translation>由环境变量设定</translation>
    </message>
    <message>
        <source>Weight of a key</source>
        <translation>密钥权重</translation>
    </message>
    <message>
        <source>Weight of %1; 0 leaves it unused:</source>
        <translation>%1 的权重；0 表示不使用：</translation>
    </message>
    <message>
        <source>%1 of %2 weighs %3 now</source>
        <translation>%2 的%1权重现为 %3</translation>
    </message>
    <message>
        <source>Its share of the calls goes to the other keys.</source>
        <translation>它承担的调用将转给其他密钥。</translation>
    </message>
    <message>
        <source>Calls to it are refused from the next one on.</source>
        <translation>从下一次调用起，对它的调用将被拒绝。</translation>
    </message>
    <message>
        <source>It is called without a key from then on.</source>
        <translation>此后将不带密钥调用它。</translation>
    </message>
    <message>
        <source>Remove key</source>
        <translation>移除密钥</translation>
    </message>
    <message>
        <source>Remove %1 of %2?</source>
        <translation>删除 %2 的%1？</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ProviderKeys</name>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>key set</source>
        <translation>已设置密钥</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>无密钥</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>提供商</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>保存于</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Provider keys</source>
        <translation>提供商密钥</translation>
    </message>
    <message>
        <source>Set key…</source>
        <translation>设置密钥…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>A provider&apos;s key is never shown again, not even here.</source>
        <translation>提供商密钥不会再次显示，这里也不会。</translation>
    </message>
    <message>
        <source>Replace key…</source>
        <translation>更换密钥…</translation>
    </message>
    <message>
        <source>Remove key</source>
        <translation>移除密钥</translation>
    </message>
    <message>
        <source>Remove the key of %1?</source>
        <translation>移除 %1 的密钥？</translation>
    </message>
    <message>
        <source>Calls to it are refused from the next one on.</source>
        <translation>从下一次调用起，对它的调用将被拒绝。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ProviderStrip</name>
    <message numerus="yes">
        <source>%n model(s), free</source>
        <translation>
            <numerusform>%n 个模型，免费</numerusform>
        </translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>提供商</translation>
    </message>
    <message>
        <source>Set a provider&apos;s key</source>
        <translation>设置提供商密钥</translation>
    </message>
    <message>
        <source>None has a key yet.</source>
        <translation>都还没有密钥。</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llm0::ui::ProviderTexts</name>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>未运行</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>无法访问</translation>
    </message>
    <message>
        <source>trouble</source>
        <translation>异常</translation>
    </message>
    <message>
        <source>not tested</source>
        <translation>未测试</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>无密钥</translation>
    </message>
    <message>
        <source>resting</source>
        <translation>休息中</translation>
    </message>
    <message>
        <source>resting in part</source>
        <translation>部分休息</translation>
    </message>
    <message>
        <source>being tried</source>
        <translation>试探中</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 失败</translation>
    </message>
    <message>
        <source>answering</source>
        <translation>正常应答</translation>
    </message>
    <message>
        <source>rests %1</source>
        <translation>休息 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n in a row failed</source>
        <translation>
            <numerusform>连续失败 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>unused</source>
        <translation>未使用</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n 次调用</numerusform>
        </translation>
    </message>
    <message>
        <source>none failed</source>
        <translation>无失败</translation>
    </message>
    <message>
        <source>first byte %1</source>
        <translation>首字节 %1</translation>
    </message>
    <message>
        <source>%1 rests %2 more: %3</source>
        <translation>%1 还将休息 %2：%3</translation>
    </message>
    <message>
        <source>%1 is being tried again after: %2</source>
        <translation>%1 正在重新试探，此前：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) rest: refused or limited</source>
        <translation>
            <numerusform>%n 个密钥休息中：被拒绝或限流</numerusform>
        </translation>
    </message>
    <message>
        <source>this desktop&apos;s keychain</source>
        <translation>本桌面的钥匙串</translation>
    </message>
    <message>
        <source>the environment</source>
        <translation>环境变量</translation>
    </message>
    <message>
        <source>a file only you can read</source>
        <translation>只有您可读的文件</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>key unreadable</source>
        <translation>密钥无法读取</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ProvidersPage</name>
    <message>
        <source>Providers</source>
        <translation>提供商</translation>
    </message>
    <message>
        <source>Providers &amp; prices</source>
        <translation>提供商与价格</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Prices of models</source>
        <translation>模型价格</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Add endpoint…</source>
        <translation>添加端点…</translation>
    </message>
    <message>
        <source>Failover</source>
        <translation>故障转移</translation>
    </message>
    <message>
        <source>Add an endpoint…</source>
        <translation>添加端点…</translation>
    </message>
    <message>
        <source>What happens when a provider fails</source>
        <translation>提供商故障时怎么办</translation>
    </message>
</context>
<context>
    <name>llm0::ui::QuitDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Quit LLM0</source>
        <translation>退出 LLM0</translation>
    </message>
    <message>
        <source>Quit and stop the gateway?</source>
        <translation>退出并停止网关？</translation>
    </message>
    <message>
        <source>These called within the last hour and fail until LLM0 runs again: %1.</source>
        <translation>以下应用在过去一小时内有调用，LLM0 再次运行前它们会失败：%1。</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) under way are cut off and settled on what was seen.</source>
        <translation>
            <numerusform>%n 个进行中的调用将被中断，并按已收到的内容结算。</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep guarding</source>
        <translation>继续守护</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ReplayBars</name>
    <message>
        <source>Days on which the cap would have stopped calls</source>
        <translation>上限会拦截调用的日期</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ReportModel</name>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>提供商</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>unidentified</source>
        <translation>未标识</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Cache hits</source>
        <translation>缓存命中</translation>
    </message>
    <message>
        <source>Saved by cache</source>
        <translation>缓存节省</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Not spent</source>
        <translation>未支出</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>输入 token</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>输出 token</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ReportsPage</name>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>起始日</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>分组依据</translation>
    </message>
    <message>
        <source>Preview of the report</source>
        <translation>报告预览</translation>
    </message>
    <message>
        <source>Total of the report</source>
        <translation>报告合计</translation>
    </message>
    <message>
        <source>Nothing in this range</source>
        <translation>此范围内没有内容</translation>
    </message>
    <message>
        <source>Choose a longer range, or make a call through the gateway.</source>
        <translation>请选择更长的范围，或通过网关发起一次调用。</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>用量</translation>
    </message>
    <message>
        <source>All requests</source>
        <translation>所有请求</translation>
    </message>
    <message>
        <source>FOCUS 1.2</source>
        <translation>FOCUS 1.2</translation>
    </message>
    <message>
        <source>Savings</source>
        <translation>节省</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>自定义…</translation>
    </message>
    <message>
        <source>%1 (budget)</source>
        <translation>%1（预算）</translation>
    </message>
    <message>
        <source>by customer</source>
        <translation>按客户</translation>
    </message>
    <message>
        <source>by project and customer</source>
        <translation>按项目和客户</translation>
    </message>
    <message>
        <source>by customer and model</source>
        <translation>按客户和模型</translation>
    </message>
    <message>
        <source>by customer and day</source>
        <translation>按客户和日期</translation>
    </message>
    <message>
        <source>by project</source>
        <translation>按项目</translation>
    </message>
    <message>
        <source>by key</source>
        <translation>按密钥</translation>
    </message>
    <message>
        <source>by tier</source>
        <translation>按等级</translation>
    </message>
    <message>
        <source>by model</source>
        <translation>按模型</translation>
    </message>
    <message>
        <source>by provider</source>
        <translation>按提供商</translation>
    </message>
    <message>
        <source>by day</source>
        <translation>按日期</translation>
    </message>
    <message>
        <source>Whole days of %1, %2 to %3.</source>
        <translation>%1 的整日，%2 至 %3。</translation>
    </message>
    <message>
        <source>The dearest %1 of %2 rows are shown; the total and the file hold all.</source>
        <translation>显示 %2 行中费用最高的 %1 行；合计和文件包含全部。</translation>
    </message>
    <message>
        <source>The newest %1 are shown; the file holds all that the log keeps.</source>
        <translation>显示最新的 %1 条；文件包含日志中的全部内容。</translation>
    </message>
    <message>
        <source>Costs are what was settled here; the providers&apos; invoices may differ.</source>
        <translation>费用为此处结算的金额，可能与提供商账单不同。</translation>
    </message>
    <message>
        <source>Total: %1 answered, %2 refused, %3</source>
        <translation>合计：%1 次已回答，%2 次已拒绝，%3</translation>
    </message>
    <message>
        <source>Export report</source>
        <translation>导出报告</translation>
    </message>
</context>
<context>
    <name>llm0::ui::RequestDetail</name>
    <message>
        <source>Details of the request</source>
        <translation>请求详情</translation>
    </message>
    <message>
        <source>Why it was refused</source>
        <translation>拒绝原因</translation>
    </message>
    <message>
        <source>How it went</source>
        <translation>过程</translation>
    </message>
    <message>
        <source>Cost arithmetic</source>
        <translation>费用计算</translation>
    </message>
    <message>
        <source>Cap checked</source>
        <translation>检查的上限</translation>
    </message>
    <message>
        <source>Caps over it, as they stand now</source>
        <translation>其上的上限（当前值）</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>已结算</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>已预留</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Caps checked</source>
        <translation>检查的上限</translation>
    </message>
    <message>
        <source>Caps over it</source>
        <translation>其上的上限</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>尝试</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Attempts at providers</source>
        <translation>提供商调用尝试</translation>
    </message>
    <message>
        <source>project %1</source>
        <translation>项目 %1</translation>
    </message>
    <message>
        <source>key %1</source>
        <translation>密钥 %1</translation>
    </message>
    <message>
        <source>tier %1</source>
        <translation>等级 %1</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>于 %1</translation>
    </message>
    <message>
        <source>streamed</source>
        <translation>流式</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>整体</translation>
    </message>
    <message>
        <source>HTTP %1</source>
        <translation>HTTP %1</translation>
    </message>
    <message>
        <source>Request ID</source>
        <translation>请求 ID</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>token 数</translation>
    </message>
    <message>
        <source>$ / M</source>
        <translation>$ / 百万</translation>
    </message>
    <message>
        <source>Worst case</source>
        <translation>最坏情况</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Prices of %1</source>
        <translation>价格日期 %1</translation>
    </message>
    <message>
        <source>The provider told no usage; this is our bound.</source>
        <translation>提供商未返回用量，此为我们的估算上界。</translation>
    </message>
    <message>
        <source>It came out above what was held; the whole of it counts.</source>
        <translation>实际费用高于预留金额，全部计入。</translation>
    </message>
    <message>
        <source>Copy as curl</source>
        <translation>复制为 curl</translation>
    </message>
    <message>
        <source>Without the key and the messages: neither is kept</source>
        <translation>不含密钥和消息：二者均不保存</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>All of this customer</source>
        <translation>该客户的全部</translation>
    </message>
    <message>
        <source>Open cap</source>
        <translation>打开上限</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Raise once +%1</source>
        <translation>临时提高 +%1</translation>
    </message>
    <message>
        <source>For today only; the cap stays as it is</source>
        <translation>仅限今天；上限保持不变</translation>
    </message>
    <message>
        <source>For this month only; the cap stays as it is</source>
        <translation>仅限本月；上限保持不变</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>已提高</translation>
    </message>
    <message>
        <source>Not raised</source>
        <translation>未提高</translation>
    </message>
</context>
<context>
    <name>llm0::ui::RequestFilter</name>
    <message>
        <source>%1: takes %2</source>
        <translation>%1：可用 %2</translation>
    </message>
    <message>
        <source>Write a label as label:name=value</source>
        <translation>请按 label:名称=值 书写标签</translation>
    </message>
    <message>
        <source>Write a cost in dollars, as in cost:&gt;0.01 or cost:&lt;1</source>
        <translation>请以美元书写费用，例如 cost:&gt;0.01 或 cost:&lt;1</translation>
    </message>
    <message>
        <source>Write a duration, as in took:&gt;2s or took:&gt;500ms</source>
        <translation>请书写时长，例如 took:&gt;2s 或 took:&gt;500ms</translation>
    </message>
    <message>
        <source>Write a span or a day, as in since:2h, since:today or since:2026-11-24</source>
        <translation>请书写时间跨度或日期，例如 since:2h、since:today 或 since:2026-11-24</translation>
    </message>
    <message>
        <source>A quote is opened and not closed</source>
        <translation>引号未闭合</translation>
    </message>
    <message>
        <source>“%1” needs a field before it, as in customer:%1</source>
        <translation>“%1”前需要字段，例如 customer:%1</translation>
    </message>
    <message>
        <source>There is no field “%1”. Use %2</source>
        <translation>没有字段“%1”。请使用 %2</translation>
    </message>
    <message>
        <source>There is no field “%1”. Did you mean %2:?</source>
        <translation>没有字段“%1”。您是指 %2: 吗？</translation>
    </message>
    <message>
        <source>%1: needs a value</source>
        <translation>%1：需要一个值</translation>
    </message>
    <message>
        <source>%1: stands twice</source>
        <translation>%1：出现了两次</translation>
    </message>
</context>
<context>
    <name>llm0::ui::RequestSteps</name>
    <message>
        <source>Estimate</source>
        <translation>估算</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>worst case</source>
        <translation>最坏情况</translation>
    </message>
    <message>
        <source>Reserve</source>
        <translation>预留</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>未到达</translation>
    </message>
    <message>
        <source>a hit needs no hold</source>
        <translation>命中无需预留</translation>
    </message>
    <message>
        <source>fitted to what was left</source>
        <translation>按剩余额度缩减</translation>
    </message>
    <message>
        <source>held</source>
        <translation>已预留</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>not made</source>
        <translation>未发起</translation>
    </message>
    <message>
        <source>from the cache</source>
        <translation>来自缓存</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>结算</translation>
    </message>
    <message>
        <source>nothing spent</source>
        <translation>没有支出</translation>
    </message>
    <message>
        <source>%1 came back</source>
        <translation>退回 %1</translation>
    </message>
    <message>
        <source>usage estimated</source>
        <translation>用量为估算</translation>
    </message>
    <message>
        <source>above what was held</source>
        <translation>高于预留金额</translation>
    </message>
    <message>
        <source>nothing came back</source>
        <translation>没有返回</translation>
    </message>
    <message>
        <source>The way of the request</source>
        <translation>请求的过程</translation>
    </message>
    <message>
        <source>gateway %1</source>
        <translation>网关 %1</translation>
    </message>
    <message>
        <source>until the first byte %1</source>
        <translation>首字节 %1</translation>
    </message>
    <message>
        <source>answer %1</source>
        <translation>回答 %1</translation>
    </message>
</context>
<context>
    <name>llm0::ui::RequestsModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>In / out</source>
        <translation>输入 / 输出</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>估算</translation>
    </message>
    <message>
        <source>Actual</source>
        <translation>实际</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>精确</translation>
    </message>
    <message>
        <source>semantic</source>
        <translation>语义</translation>
    </message>
    <message>
        <source>miss</source>
        <translation>未命中</translation>
    </message>
</context>
<context>
    <name>llm0::ui::RequestsPage</name>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Filter requests</source>
        <translation>筛选请求</translation>
    </message>
    <message>
        <source>Hold still</source>
        <translation>暂停刷新</translation>
    </message>
    <message>
        <source>customer:acme status:blocked</source>
        <translation>customer:acme status:blocked</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n 条新请求</numerusform>
        </translation>
    </message>
    <message>
        <source>held, %1</source>
        <translation>已暂停，%1</translation>
    </message>
    <message>
        <source>held</source>
        <translation>已预留</translation>
    </message>
    <message>
        <source>live, %1</source>
        <translation>实时，%1</translation>
    </message>
    <message>
        <source>live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>恢复实时</translation>
    </message>
    <message>
        <source>Times in %1 · looked back to %2</source>
        <translation>时间为 %1 · 回溯至 %2</translation>
    </message>
    <message>
        <source>Times in %1 · to the beginning of the log</source>
        <translation>时间为 %1 · 直到日志开头</translation>
    </message>
    <message>
        <source>No request yet</source>
        <translation>还没有请求</translation>
    </message>
    <message>
        <source>Point an app&apos;s base_url at %1/v1 with a key from the Keys page.</source>
        <translation>将应用的 base_url 指向 %1/v1，并使用“密钥”页面中的密钥。</translation>
    </message>
    <message>
        <source>the gateway</source>
        <translation>网关</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有匹配项</translation>
    </message>
    <message>
        <source>Take a word out of the filter to see more.</source>
        <translation>去掉筛选中的一个词以查看更多。</translation>
    </message>
    <message>
        <source>Export requests</source>
        <translation>导出请求</translation>
    </message>
    <message>
        <source>The whole log, newest first</source>
        <translation>完整日志，最新在前</translation>
    </message>
    <message>
        <source>What the filter shows: %1</source>
        <translation>筛选结果：%1</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ResumeDialog</name>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>At</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Up to</source>
        <translation>最多</translation>
    </message>
    <message>
        <source>Resume spend</source>
        <translation>恢复支出</translation>
    </message>
    <message>
        <source>Resume spend?</source>
        <translation>恢复支出？</translation>
    </message>
    <message>
        <source>Stay paused</source>
        <translation>保持暂停</translation>
    </message>
    <message>
        <source>Everything has been paused since %1.</source>
        <translation>自 %1 起已暂停全部调用。</translation>
    </message>
    <message>
        <source>Paid calls have been paused since %1.</source>
        <translation>付费调用自 %1 起已暂停。</translation>
    </message>
    <message>
        <source>Everything is paused.</source>
        <translation>已暂停全部调用。</translation>
    </message>
    <message>
        <source>Paid calls are paused.</source>
        <translation>付费调用已暂停。</translation>
    </message>
    <message>
        <source>No call was refused meanwhile.</source>
        <translation>期间没有调用被拒绝。</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) were refused meanwhile.</source>
        <translation>
            <numerusform>期间有 %n 个调用被拒绝。</numerusform>
        </translation>
    </message>
    <message>
        <source>unidentified</source>
        <translation>未标识</translation>
    </message>
</context>
<context>
    <name>llm0::ui::ReviewCard</name>
    <message>
        <source>Unpriced model</source>
        <translation>无价格模型</translation>
    </message>
    <message>
        <source>Uncapped key</source>
        <translation>无上限密钥</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新客户</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) refused</source>
        <translation>
            <numerusform>已拒绝 %n 个调用</numerusform>
        </translation>
    </message>
    <message>
        <source>No cap holds it, nor project %1</source>
        <translation>它和项目 %1 都没有上限</translation>
    </message>
    <message>
        <source>No cap applied, %1 today</source>
        <translation>未应用上限，今天 %1</translation>
    </message>
    <message>
        <source>Tier %1 applied, %2 today</source>
        <translation>已应用等级 %1，今天 %2</translation>
    </message>
    <message>
        <source>Default of %1 a day applied, %2 today</source>
        <translation>已应用默认每天 %1，今天 %2</translation>
    </message>
    <message>
        <source>Needs review</source>
        <translation>待审核</translation>
    </message>
    <message>
        <source>Nothing waits for you. New customers, models without a price and keys without a cap show up here.</source>
        <translation>没有待处理项。新客户、无价格的模型和无上限的密钥会显示在这里。</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Set price…</source>
        <translation>设置价格…</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>Cap…</source>
        <translation>上限…</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>禁止</translation>
    </message>
    <message>
        <source>%1 is blocked</source>
        <translation>%1 已被禁止</translation>
    </message>
</context>
<context>
    <name>llm0::ui::RotateKeyDialog</name>
    <message>
        <source>Rotate key</source>
        <translation>轮换密钥</translation>
    </message>
    <message>
        <source>How long the old key works on</source>
        <translation>旧密钥继续有效的时间</translation>
    </message>
    <message>
        <source>Ends now</source>
        <translation>立即失效</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>Make a new key</source>
        <translation>生成新密钥</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Rotate %1</source>
        <translation>轮换 %1</translation>
    </message>
    <message>
        <source>The key keeps its caps and what it has spent. Until the old one ends, both count together.</source>
        <translation>密钥保留其上限和已支出金额。旧密钥失效前，两者合并计算。</translation>
    </message>
    <message>
        <source>The old key works on for</source>
        <translation>旧密钥继续有效</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新建密钥</translation>
    </message>
    <message>
        <source>I have copied it</source>
        <translation>我已复制</translation>
    </message>
    <message>
        <source>Your new key</source>
        <translation>您的新密钥</translation>
    </message>
    <message>
        <source>This is the only time it is shown; only its hash is kept. Copy it now.</source>
        <translation>仅显示这一次；系统只保存其哈希值。请立即复制。</translation>
    </message>
    <message>
        <source>The old key works until %1.</source>
        <translation>旧密钥有效至 %1。</translation>
    </message>
    <message>
        <source>The old key is refused from now on.</source>
        <translation>旧密钥从现在起将被拒绝。</translation>
    </message>
</context>
<context>
    <name>llm0::ui::RouteSteps</name>
    <message>
        <source>resting</source>
        <translation>休息中</translation>
    </message>
    <message>
        <source>being tried</source>
        <translation>试探中</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>%1 is passed over: its provider is off.</source>
        <translation>跳过 %1：其提供商已关闭。</translation>
    </message>
    <message>
        <source>%1 is passed over: its provider has no key.</source>
        <translation>跳过 %1：其提供商没有密钥。</translation>
    </message>
    <message>
        <source>%1 is passed over: nobody knows the name. Write provider/model.</source>
        <translation>跳过 %1：名称无人识别。请写作“提供商/模型”。</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>At</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Where the call goes</source>
        <translation>调用的去向</translation>
    </message>
    <message>
        <source>When that fails, the call fails: nothing stands in.</source>
        <translation>若失败，调用即失败：没有替补。</translation>
    </message>
</context>
<context>
    <name>llm0::ui::RouteTrial</name>
    <message>
        <source>Where does a call go?</source>
        <translation>调用会去哪里？</translation>
    </message>
    <message>
        <source>Model as an app names it</source>
        <translation>应用所用的模型名</translation>
    </message>
    <message>
        <source>The way of a call for this model with what is saved now. Another step is tried only while nothing was answered yet, inside the same hold.</source>
        <translation>按当前已保存的设置，此模型的调用路径。仅在尚未应答时才尝试下一步，且在同一预留之内。</translation>
    </message>
</context>
<context>
    <name>llm0::ui::SavedFilters</name>
    <message>
        <source>Filters</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>已保存的筛选</translation>
    </message>
    <message>
        <source>Forget this filter</source>
        <translation>移除此筛选</translation>
    </message>
    <message>
        <source>Save this filter</source>
        <translation>保存此筛选</translation>
    </message>
</context>
<context>
    <name>llm0::ui::SemanticPairsModel</name>
    <message>
        <source>good</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>to judge</source>
        <translation>待判定</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>Answered as</source>
        <translation>按此回答</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>Judged</source>
        <translation>判定</translation>
    </message>
</context>
<context>
    <name>llm0::ui::SemanticReview</name>
    <message>
        <source>Semantic cache: which questions shared an answer</source>
        <translation>语义缓存：哪些问题共用了应答</translation>
    </message>
    <message>
        <source>Take the advice</source>
        <translation>采纳建议</translation>
    </message>
    <message>
        <source>Apply threshold</source>
        <translation>应用阈值</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Unmark</source>
        <translation>取消标记</translation>
    </message>
    <message>
        <source>Questions that shared an answer</source>
        <translation>共用应答的问题</translation>
    </message>
    <message>
        <source>No shared answers yet</source>
        <translation>还没有共用的应答</translation>
    </message>
    <message>
        <source>Switch the semantic cache on for a project; what it shares is judged here.</source>
        <translation>为项目启用语义缓存；其共用的应答在此判定。</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Similarity from which an answer is shared</source>
        <translation>共用应答的最低相似度</translation>
    </message>
    <message>
        <source>Shared from</source>
        <translation>共用起点</translation>
    </message>
    <message>
        <source>Advised for %1: %2, which loses %3 of %4 good and keeps %5 of %6 bad pairs.</source>
        <translation>对 %1 的建议：%2；失去 %4 个正确对中的 %3 个，保留 %6 个错误对中的 %5 个。</translation>
    </message>
</context>
<context>
    <name>llm0::ui::SettingRow</name>
    <message>
        <source>Set by the environment and fixed by it.</source>
        <translation>由环境变量设定，不可更改。</translation>
    </message>
    <message>
        <source>Set on the command line and fixed by it.</source>
        <translation>由命令行设定，不可更改。</translation>
    </message>
    <message>
        <source>Set in the configuration file.</source>
        <translation>在配置文件中设定。</translation>
    </message>
    <message>
        <source>Takes effect after a restart.</source>
        <translation>重启后生效。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>保存%1</translation>
    </message>
    <message>
        <source>Port %1 is taken by another program.</source>
        <translation>端口 %1 已被其他程序占用。</translation>
    </message>
    <message>
        <source>Port %1 is taken by %2.</source>
        <translation>端口 %1 已被 %2 占用。</translation>
    </message>
</context>
<context>
    <name>llm0::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Account caps</source>
        <translation>账户上限</translation>
    </message>
    <message>
        <source>A day, USD</source>
        <translation>每天（美元）</translation>
    </message>
    <message>
        <source>No call goes out that could take the day above this.</source>
        <translation>任何可能使当日超过此值的调用都不会发出。</translation>
    </message>
    <message>
        <source>A month, USD</source>
        <translation>每月（美元）</translation>
    </message>
    <message>
        <source>The same for the calendar month.</source>
        <translation>同上，按自然月计算。</translation>
    </message>
    <message>
        <source>One request, USD</source>
        <translation>单次请求（美元）</translation>
    </message>
    <message>
        <source>The most a single call may cost.</source>
        <translation>单次调用的最高费用。</translation>
    </message>
    <message>
        <source>Budget time zone</source>
        <translation>预算时区</translation>
    </message>
    <message>
        <source>Where days and months begin, e.g. UTC or Europe/Berlin.</source>
        <translation>日和月的起始时区，例如 UTC 或 Asia/Shanghai。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Gateway address</source>
        <translation>网关地址</translation>
    </message>
    <message>
        <source>Where apps send their calls: address:port.</source>
        <translation>应用发送调用的地址：地址:端口。</translation>
    </message>
    <message>
        <source>Admin address</source>
        <translation>管理地址</translation>
    </message>
    <message>
        <source>Where this window asks; keep it on this computer.</source>
        <translation>本窗口访问的地址；请保持在本机。</translation>
    </message>
    <message>
        <source>Allowed host names</source>
        <translation>允许的主机名</translation>
    </message>
    <message>
        <source>Other names the gateway may be called by, with commas.</source>
        <translation>可用于访问网关的其他名称，以逗号分隔。</translation>
    </message>
    <message>
        <source>Worker threads</source>
        <translation>工作线程</translation>
    </message>
    <message>
        <source>How many threads serve calls; 0 fits the computer.</source>
        <translation>处理调用的线程数；0 表示自动适应本机。</translation>
    </message>
    <message>
        <source>Keep requests, days</source>
        <translation>保留请求（天）</translation>
    </message>
    <message>
        <source>Older lines of the log are deleted; sums stay. 0 keeps all.</source>
        <translation>较早的日志会被删除，汇总保留。0 表示全部保留。</translation>
    </message>
    <message>
        <source>Spend is not paused. The button at the top refuses every paid call at once; cache and local models go on.</source>
        <translation>支出未暂停。顶部按钮会立即拒绝所有付费调用；缓存和本地模型继续工作。</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>until resumed</source>
        <translation>，直到手动恢复</translation>
    </message>
    <message>
        <source>Everything is paused %1.</source>
        <translation>全部调用已暂停%1。</translation>
    </message>
    <message>
        <source>Paid calls are paused %1.</source>
        <translation>付费调用已暂停%1。</translation>
    </message>
    <message>
        <source>No setting by that name.</source>
        <translation>没有该名称的设置。</translation>
    </message>
    <message>
        <source>Privacy and data</source>
        <translation>隐私与数据</translation>
    </message>
    <message>
        <source>Where providers&apos; keys are kept</source>
        <translation>提供商密钥的存放位置</translation>
    </message>
    <message>
        <source>The desktop&apos;s keychain where it answers, else a file only you can read.</source>
        <translation>桌面钥匙串可用时使用钥匙串，否则使用只有您可读的文件。</translation>
    </message>
    <message>
        <source>Keychain, else file</source>
        <translation>钥匙串，否则文件</translation>
    </message>
    <message>
        <source>Keychain only</source>
        <translation>仅钥匙串</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Saved. It takes effect when the gateway restarts.</source>
        <translation>已保存。网关重启后生效。</translation>
    </message>
    <message>
        <source>Restart now</source>
        <translation>立即重启</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>TLS certificate</source>
        <translation>TLS 证书</translation>
    </message>
    <message>
        <source>A PEM file, with its chain; needed to listen beyond this computer.</source>
        <translation>PEM 文件（含证书链）；要在本机之外监听时需要。</translation>
    </message>
    <message>
        <source>TLS key</source>
        <translation>TLS 密钥</translation>
    </message>
    <message>
        <source>Its private key, a PEM file without a passphrase.</source>
        <translation>其私钥，无口令的 PEM 文件。</translation>
    </message>
    <message>
        <source>Daily backups to keep</source>
        <translation>保留的每日备份数</translation>
    </message>
    <message>
        <source>A checked copy each day in the data folder&apos;s backups. 0 makes none.</source>
        <translation>每天在数据文件夹的 backups 中保存一份经过检查的副本；0 表示不备份。</translation>
    </message>
    <message>
        <source>Time of the daily backup</source>
        <translation>每日备份的时间</translation>
    </message>
    <message>
        <source>Hours and minutes in the budget&apos;s time zone, e.g. 04:10.</source>
        <translation>预算时区的时和分，例如 04:10。</translation>
    </message>
</context>
<context>
    <name>llm0::ui::SideBar</name>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n 项待查看</numerusform>
        </translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>llm0::ui::SigningDialog</name>
    <message>
        <source>%1: works until %2</source>
        <translation>%1：有效至 %2</translation>
    </message>
    <message>
        <source>%1: in force, made %2</source>
        <translation>%1：生效中，创建于 %2</translation>
    </message>
    <message>
        <source>Customer tokens</source>
        <translation>客户令牌</translation>
    </message>
    <message>
        <source>Take signed customers only</source>
        <translation>只接受已签名的客户</translation>
    </message>
    <message>
        <source>The former secret works on for</source>
        <translation>旧密钥继续有效</translation>
    </message>
    <message>
        <source>How long the former secret works on</source>
        <translation>旧密钥继续有效的时间</translation>
    </message>
    <message>
        <source>Ends now</source>
        <translation>立即失效</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>Make a signing secret</source>
        <translation>创建签名密钥</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Customer tokens of %1</source>
        <translation>%1 的客户令牌</translation>
    </message>
    <message>
        <source>Your server signs a token for each of its users, and the page sends it in X-LLM0-Customer-Token. Then nobody can call as another customer or in another tier, even with the key in hand.</source>
        <translation>您的服务器为每个用户签发令牌，页面通过 X-LLM0-Customer-Token 发送。这样即使拿到密钥，也无法冒充其他客户或使用其他等级。</translation>
    </message>
    <message>
        <source>New signing secret</source>
        <translation>新的签名密钥</translation>
    </message>
    <message>
        <source>I have copied it</source>
        <translation>我已复制</translation>
    </message>
    <message>
        <source>Your new signing secret</source>
        <translation>您的新签名密钥</translation>
    </message>
    <message>
        <source>This is the only time it is shown. Give it to your server, never to a page.</source>
        <translation>仅显示这一次。请交给您的服务器，切勿交给页面。</translation>
    </message>
    <message>
        <source>There is no signing secret yet.</source>
        <translation>尚无签名密钥。</translation>
    </message>
</context>
<context>
    <name>llm0::ui::SpendCard</name>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Spend</source>
        <translation>支出</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Spend this month</source>
        <translation>本月支出</translation>
    </message>
    <message>
        <source>Spend today</source>
        <translation>今天的支出</translation>
    </message>
    <message>
        <source>at the month&apos;s end</source>
        <translation>至月底</translation>
    </message>
    <message>
        <source>by midnight</source>
        <translation>至午夜</translation>
    </message>
    <message>
        <source>Forecast %1–%2 %3 · %4</source>
        <translation>预计%3 %1–%2 · %4</translation>
    </message>
</context>
<context>
    <name>llm0::ui::SpendChart</name>
    <message>
        <source>, probably %1 to %2 at the end</source>
        <translation>，最终可能为 %1 到 %2</translation>
    </message>
    <message>
        <source>%1 spent, cap %2</source>
        <translation>已支出 %1，上限 %2</translation>
    </message>
</context>
<context>
    <name>llm0::ui::SpendPlot</name>
    <message>
        <source>saved cap %1</source>
        <translation>已保存上限 %1</translation>
    </message>
    <message>
        <source>Cap %1, far above</source>
        <translation>上限 %1，远高于此</translation>
    </message>
    <message>
        <source>New cap %1</source>
        <translation>新上限 %1</translation>
    </message>
    <message>
        <source>Cap %1</source>
        <translation>上限 %1</translation>
    </message>
    <message>
        <source>likely %1</source>
        <translation>预计 %1</translation>
    </message>
</context>
<context>
    <name>llm0::ui::SpendTable</name>
    <message>
        <source>Until (%1)</source>
        <translation>至（%1）</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>已支出</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
</context>
<context>
    <name>llm0::ui::StatusLine</name>
    <message>
        <source>Day resets %1 %2</source>
        <translation>日限于 %1 %2 重置</translation>
    </message>
    <message>
        <source>Day resets %1 %2 (%3 your time)</source>
        <translation>日限于 %1 %2 重置（您的时间 %3）</translation>
    </message>
    <message>
        <source>Waiting for the gateway</source>
        <translation>正在等待网关</translation>
    </message>
    <message>
        <source>Gateway does not answer; trying again</source>
        <translation>网关没有响应，正在重试</translation>
    </message>
    <message>
        <source>%1 in flight · %2 reserved</source>
        <translation>%1 个进行中 · 预留 %2</translation>
    </message>
    <message>
        <source>Prices of %1</source>
        <translation>价格日期 %1</translation>
    </message>
    <message>
        <source>Ledger: %1</source>
        <translation>账本：%1</translation>
    </message>
    <message numerus="yes">
        <source>Prices are %n day(s) old</source>
        <translation>
            <numerusform>价格数据已有 %n 天</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llm0::ui::ThresholdEffect</name>
    <message>
        <source>Mark pairs as good or bad to see what a threshold would do with them.</source>
        <translation>将配对标为正确或错误，即可看到阈值的效果。</translation>
    </message>
    <message>
        <source>Of the marked pairs it would share %1 of %2 good and %3 of %4 bad ones.</source>
        <translation>在已标记的配对中，将共用 %2 个正确中的 %1 个和 %4 个错误中的 %3 个。</translation>
    </message>
</context>
<context>
    <name>llm0::ui::TiersModel</name>
    <message>
        <source>A day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>A month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>One request</source>
        <translation>单次请求</translation>
    </message>
    <message>
        <source>Requests a minute</source>
        <translation>每分钟请求数</translation>
    </message>
    <message>
        <source>Requests an hour</source>
        <translation>每小时请求数</translation>
    </message>
    <message>
        <source>Requests a day</source>
        <translation>每天请求数</translation>
    </message>
    <message>
        <source>Models limited</source>
        <translation>受限模型</translation>
    </message>
    <message>
        <source>Labels limited</source>
        <translation>受限标签</translation>
    </message>
    <message>
        <source>At the limit</source>
        <translation>达到限制时</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>无限制</translation>
    </message>
    <message>
        <source>↓ %1</source>
        <translation>↓ %1</translation>
    </message>
    <message>
        <source>warn</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>block</source>
        <translation>拦截</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>default (no tier)</source>
        <translation>默认（无等级）</translation>
    </message>
</context>
<context>
    <name>llm0::ui::TrayIcon</name>
    <message>
        <source>LLM0 keeps guarding</source>
        <translation>LLM0 继续守护</translation>
    </message>
    <message>
        <source>The window is closed, the gateway goes on. Open or quit it from this icon.</source>
        <translation>窗口已关闭，网关继续运行。可通过此图标打开或退出。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>llm0::ui::TrayMenu</name>
    <message>
        <source>Pause spend</source>
        <translation>暂停支出</translation>
    </message>
    <message>
        <source>Resume spend…</source>
        <translation>恢复支出…</translation>
    </message>
    <message>
        <source>Blocking now</source>
        <translation>当前拦截</translation>
    </message>
    <message>
        <source>Needs review</source>
        <translation>待审核</translation>
    </message>
    <message>
        <source>Copy endpoint</source>
        <translation>复制接入地址</translation>
    </message>
    <message>
        <source>Open LLM0</source>
        <translation>打开 LLM0</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Quit…</source>
        <translation>退出…</translation>
    </message>
    <message>
        <source>Can still spend today: %1</source>
        <translation>今天还可支出：%1</translation>
    </message>
    <message>
        <source>uncapped</source>
        <translation>无上限</translation>
    </message>
    <message>
        <source>Spent today: %1</source>
        <translation>今天已支出：%1</translation>
    </message>
    <message>
        <source>The account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>%1: raise once by %2</source>
        <translation>%1：临时提高 %2</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Blocking now (%1)</source>
        <translation>当前拦截（%1）</translation>
    </message>
    <message>
        <source>New customer %1</source>
        <translation>新客户 %1</translation>
    </message>
    <message>
        <source>Model without a price %1</source>
        <translation>无价格的模型 %1</translation>
    </message>
    <message>
        <source>Key without a cap %1</source>
        <translation>无上限的密钥 %1</translation>
    </message>
    <message>
        <source>Needs review (%1)</source>
        <translation>待审核（%1）</translation>
    </message>
</context>
<context>
    <name>llm0::ui::UndoNote</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>llm0::ui::WindowSettings</name>
    <message>
        <source>This window</source>
        <translation>本窗口</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Like the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Start at login</source>
        <translation>登录时启动</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>In the tray, before your apps make their first call.</source>
        <translation>在托盘中启动，先于您的应用发起第一个调用。</translation>
    </message>
    <message>
        <source>Closing the window</source>
        <translation>关闭窗口</translation>
    </message>
    <message>
        <source>Keeps guarding</source>
        <translation>继续守护</translation>
    </message>
    <message>
        <source>Quits</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Where the desktop shows no tray, closing always quits.</source>
        <translation>桌面没有托盘时，关闭窗口总是退出。</translation>
    </message>
</context>
<context>
    <name>llm0::ui::alerts</name>
    <message>
        <source>unidentified</source>
        <translation>未标识</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Project %1</source>
        <translation>项目 %1</translation>
    </message>
    <message>
        <source>Customer %1</source>
        <translation>客户 %1</translation>
    </message>
    <message>
        <source>is forecast to reach %1 % of its day cap</source>
        <translation>预计达到日上限的 %1%</translation>
    </message>
    <message>
        <source>is forecast to reach %1 % of its month cap</source>
        <translation>预计达到月上限的 %1%</translation>
    </message>
    <message>
        <source>reached %1 % of its day cap</source>
        <translation>已达到日上限的 %1%</translation>
    </message>
    <message>
        <source>reached %1 % of its month cap</source>
        <translation>已达到月上限的 %1%</translation>
    </message>
    <message>
        <source>is forecast to reach %1 today</source>
        <translation>预计今天达到 %1</translation>
    </message>
    <message>
        <source>is forecast to reach %1 this month</source>
        <translation>预计本月达到 %1</translation>
    </message>
    <message>
        <source>reached %1 in a day</source>
        <translation>单日达到 %1</translation>
    </message>
    <message>
        <source>reached %1 in a month</source>
        <translation>单月达到 %1</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>snoozed</source>
        <translation>已推迟</translation>
    </message>
    <message>
        <source>cap reached</source>
        <translation>达到上限</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未处理</translation>
    </message>
    <message>
        <source>Every project</source>
        <translation>每个项目</translation>
    </message>
    <message>
        <source>Every customer</source>
        <translation>每个客户</translation>
    </message>
    <message>
        <source>Every customer of %1</source>
        <translation>%1 的每个客户</translation>
    </message>
    <message>
        <source>%1 % of the day cap</source>
        <translation>日上限的 %1%</translation>
    </message>
    <message>
        <source>%1 % of the month cap</source>
        <translation>月上限的 %1%</translation>
    </message>
    <message>
        <source>%1 a day</source>
        <translation>每天 %1</translation>
    </message>
    <message>
        <source>%1 a month</source>
        <translation>每月 %1</translation>
    </message>
    <message>
        <source>%1, forecast</source>
        <translation>%1，预测</translation>
    </message>
    <message>
        <source>It would not have fired from %1 to %2.</source>
        <translation>在 %1 至 %2 期间不会触发。</translation>
    </message>
    <message numerus="yes">
        <source>It would have fired %n time(s) from %1 to %2, with today&apos;s caps.</source>
        <translation>
            <numerusform>按当前上限，在 %1 至 %2 期间会触发 %n 次。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llm0::ui::cost</name>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Input, provider&apos;s cache</source>
        <translation>输入（提供商缓存）</translation>
    </message>
    <message>
        <source>Cache write, 5 min</source>
        <translation>缓存写入，5 分钟</translation>
    </message>
    <message>
        <source>Cache write, 1 h</source>
        <translation>缓存写入，1 小时</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Audio in</source>
        <translation>音频输入</translation>
    </message>
    <message>
        <source>Audio in, cached</source>
        <translation>音频输入（缓存）</translation>
    </message>
    <message>
        <source>Audio out</source>
        <translation>音频输出</translation>
    </message>
    <message>
        <source>Image in</source>
        <translation>图像输入</translation>
    </message>
    <message>
        <source>Image out</source>
        <translation>图像输出</translation>
    </message>
    <message>
        <source>Estimate, worst case</source>
        <translation>估算，最坏情况</translation>
    </message>
    <message>
        <source>Not spent</source>
        <translation>未支出</translation>
    </message>
    <message>
        <source>Held for it</source>
        <translation>为其预留</translation>
    </message>
    <message>
        <source>Saved by the cache</source>
        <translation>缓存节省</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Spend was paused; paid calls were refused until it was resumed.</source>
        <translation>支出已暂停；恢复之前付费调用都被拒绝。</translation>
    </message>
    <message>
        <source>The model has no price, so no cap could hold it. Set its price to let it through.</source>
        <translation>该模型没有价格，无法受上限约束。设置价格后即可放行。</translation>
    </message>
    <message>
        <source>Too many requests in the window; it will pass when the window turns.</source>
        <translation>周期内请求过多，进入下一周期后恢复。</translation>
    </message>
    <message>
        <source>The key is missing, unknown or revoked.</source>
        <translation>密钥缺失、未知或已吊销。</translation>
    </message>
    <message>
        <source>The ledger could not be written, so nothing may be spent.</source>
        <translation>账本无法写入，因此不允许任何支出。</translation>
    </message>
    <message>
        <source>The provider&apos;s key could not be read, so nothing was sent there.</source>
        <translation>无法读取提供商的密钥，因此未向其发送任何内容。</translation>
    </message>
    <message>
        <source>Refused before anything was spent.</source>
        <translation>在产生任何支出之前被拒绝。</translation>
    </message>
    <message>
        <source>Refused before anything was spent: %1.</source>
        <translation>在产生任何支出之前被拒绝：%1。</translation>
    </message>
</context>
<context>
    <name>llm0::ui::requests</name>
    <message>
        <source>from cache</source>
        <translation>来自缓存</translation>
    </message>
    <message>
        <source>failed over</source>
        <translation>已故障转移</translation>
    </message>
    <message>
        <source>downgraded</source>
        <translation>已降级</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已回答</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>已拦截</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>client left</source>
        <translation>客户端断开</translation>
    </message>
    <message>
        <source>unconfirmed</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>unidentified</source>
        <translation>未标识</translation>
    </message>
</context>
</TS>
