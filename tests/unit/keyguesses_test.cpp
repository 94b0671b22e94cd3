// Strangers who try keys wait ever longer; an app with one wrong key, and whoever holds a right one, do not.
#include "base/secret.h"
#include "limits/keyguesses.h"

#include <QTest>

using namespace llm0;

class KeyGuessesTest : public QObject
{
    Q_OBJECT

    static std::string hashOf(int guess) { return sha256("guess " + std::to_string(guess)); }

private Q_SLOTS:
    void strangersWaitEverLonger()
    {
        KeyGuesses guesses;
        for (int i = 0; i < KeyGuesses::freeGuesses; ++i)
            guesses.failed(hashOf(i), 1);
        QCOMPARE(guesses.delayMs(1), 0);
        int before = 0;
        for (int i = 0; i < 5; ++i) {
            guesses.failed(hashOf(1000 + i), 1);
            QVERIFY(guesses.delayMs(1) > before);
            before = guesses.delayMs(1);
        }
        for (int i = 0; i < 1000; ++i)
            guesses.failed(hashOf(2000 + i), 1);
        QCOMPARE(guesses.delayMs(1), 1000);
    }

    void aQuietMinuteForgives()
    {
        KeyGuesses guesses;
        for (int i = 0; i < 200; ++i)
            guesses.failed(hashOf(i), 1);
        QVERIFY(guesses.delayMs(60'000'001) > 0);
        QCOMPARE(guesses.delayMs(60'000'002), 0);
        guesses.failed(hashOf(999), 60'000'002);
        QCOMPARE(guesses.delayMs(60'000'002), 0);
    }

    void anAppWithAWrongKeyIsNoGuesser()
    {
        KeyGuesses guesses;
        for (int i = 0; i < 10'000; ++i)
            guesses.failed(hashOf(i % 50), 1);
        QCOMPARE(guesses.delayMs(1), 0);
    }
};

QTEST_APPLESS_MAIN(KeyGuessesTest)
#include "keyguesses_test.moc"
