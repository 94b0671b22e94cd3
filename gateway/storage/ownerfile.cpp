#include "storage/ownerfile.h"

#include <QSaveFile>

namespace llm0 {

Status writeForOwner(const std::string &path, const std::string &text)
{
    QSaveFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::WriteOnly)
        || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        || file.write(text.data(), qint64(text.size())) != qint64(text.size()) || !file.commit())
        return Error{ErrorCode::Internal,
                     "cannot write " + path + ": " + file.errorString().toStdString()
                         + ". Free space or choose another --data-dir",
                     {}};
    return {};
}

} // namespace llm0
