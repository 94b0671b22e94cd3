#pragma once

#include "torture/trial.h"

#include <QTest>

#include <algorithm>

namespace llm0::torture {

/// A trial's evidence changed in one place, and what the judge must say of it.
struct Doctored {
    const char *what;
    std::function<void(Trial &)> doctor;
    const char *found; ///< in what the judge says; "": it must find nothing
    std::function<void(Schedule &)> plan;
};

inline void addRows(const std::vector<Doctored> &cases)
{
    QTest::addColumn<std::size_t>("index");
    for (std::size_t i = 0; i < cases.size(); ++i)
        QTest::addRow("%zu %s", i, cases[i].what) << i;
}

/// "" when the judge found just what was to be found.
inline std::string wrongIn(const Doctored &one)
{
    Trial trial(one.plan);
    one.doctor(trial);
    const std::vector<std::string> found = judge(trial.evidence, tariff()).violations;
    const std::string wanted = one.found;
    const bool right = wanted.empty() ? found.empty()
                                      : std::any_of(found.begin(), found.end(), [&](const std::string &each) {
                                            return each.find(wanted) != std::string::npos;
                                        });
    std::string all;
    for (const std::string &each : found)
        all += "\n" + each;
    return right ? "" : "wanted '" + wanted + "', found:" + all;
}

inline void runJudged(const std::vector<Doctored> &cases)
{
    QFETCH(std::size_t, index);
    const std::string wrong = wrongIn(cases[index]);
    QVERIFY2(wrong.empty(), wrong.c_str());
}

} // namespace llm0::torture
