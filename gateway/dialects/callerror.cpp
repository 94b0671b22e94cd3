#include "dialects/callerror.h"

namespace llm0 {

CallError callErrorOf(const Error &error, std::string details)
{
    CallError told;
    told.status = httpStatus(error.code);
    told.code = codeName(error.code);
    told.message = error.message;
    told.param = error.param;
    told.details = std::move(details);
    told.quota =
        error.code == ErrorCode::SpendCapExceeded || error.code == ErrorCode::CustomerSpendCapExceeded;
    return told;
}

} // namespace llm0
