#pragma once

#include "base/result.h"

#include <QCommandLineParser>

#include <optional>
#include <string>
#include <vector>

namespace llm0 {

/// The platform's data folder of this program.
std::string usualDataDir();

/// The arguments of one command. Every command takes --data-dir.
class Arguments
{
public:
    struct Option {
        const char *name;
        bool takesValue = true;
    };

    /// `words` are what must follow the program's name, in order, before `operands` further ones.
    static Result<Arguments> parse(const QStringList &arguments, const std::vector<std::string> &words,
                                   const std::vector<Option> &options, int operands = 0);

    std::string dataDir() const;
    bool isSet(const char *option) const;
    std::string value(const char *option) const;
    std::string operand(int index) const { return m_operands.value(index).toStdString(); }

private:
    QStringList m_operands;
    std::map<std::string, std::string> m_values;
};

} // namespace llm0
