#include "providers/metadataaddress.h"

#include <algorithm>
#include <array>

#include <arpa/inet.h>

namespace llm0 {

namespace {

bool isIn(const QHostAddress &address, const char *net)
{
    return address.isInSubnet(QHostAddress::parseSubnet(QString::fromLatin1(net)));
}

QHostAddress v4At(const Q_IPV6ADDR &bytes, int at)
{
    quint32 v4 = 0;
    for (int i = at; i < at + 4; ++i)
        v4 = v4 << 8 | bytes[i];
    return QHostAddress(v4);
}

/// The IPv4 address that an IPv6 one stands for: mapped, compatible, translated (NAT64) or tunnelled (6to4).
QHostAddress embeddedV4(const QHostAddress &address)
{
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    if (isIn(address, "2002::/16"))
        return v4At(bytes, 2);
    const bool last = isIn(address, "::/96") || isIn(address, "::ffff:0:0/96")
                      || isIn(address, "::ffff:0:0:0/96") || isIn(address, "64:ff9b::/96");
    return last ? v4At(bytes, 12) : QHostAddress();
}

bool isMetadataV4(const QHostAddress &address)
{
    // Link-local; Alibaba, Oracle, Azure.
    static constexpr std::array<const char *, 4> nets = {"169.254.0.0/16", "100.100.100.200/32",
                                                         "192.0.0.192/32", "168.63.129.16/32"};
    return std::any_of(nets.begin(), nets.end(), [&](const char *net) { return isIn(address, net); });
}

/// As the C library reads it: decimal, octal and hexadecimal, of one to four parts.
QHostAddress anyV4(const QString &host)
{
    in_addr address{};
    return ::inet_aton(host.toLatin1().constData(), &address) == 1 ? QHostAddress(ntohl(address.s_addr))
                                                                   : QHostAddress();
}

} // namespace

bool isMetadataAddress(const QHostAddress &address)
{
    if (address.protocol() == QAbstractSocket::IPv4Protocol)
        return isMetadataV4(address);
    if (address.protocol() != QAbstractSocket::IPv6Protocol)
        return false;
    const QHostAddress v4 = embeddedV4(address);
    return isIn(address, "fe80::/10") || isIn(address, "fd00:ec2::/32") || isIn(address, "fd20:ce::/64")
           || (!v4.isNull() && isMetadataV4(v4));
}

bool isMetadataHost(const QString &host)
{
    QString name = host.toLower();
    while (name.endsWith(QLatin1Char('.')))
        name.chop(1);
    static constexpr std::array<QLatin1StringView, 4> names = {
        QLatin1StringView("metadata"), QLatin1StringView("metadata.google.internal"),
        QLatin1StringView("metadata.goog"), QLatin1StringView("instance-data")};
    if (std::find(names.begin(), names.end(), name) != names.end())
        return true;
    const QHostAddress v4 = anyV4(name);
    return isMetadataAddress(v4.isNull() ? QHostAddress(name) : v4);
}

} // namespace llm0
