using MongoDB.Bson;
using MongoDB.Driver;
using Shouldly;

namespace MongoDB.Specs.Driver;

public sealed class SettingsSpecs
{
    [Theory]
    [InlineData("x")]
    [InlineData("http://localhost")]
    [InlineData("mongodb://")]
    [InlineData("mongodb://user:p@ss@host")]
    [InlineData("mongodb://host:port")]
    public void A_bad_connection_string_is_named(string text) =>
        Should.Throw<MongoConfigurationException>(() => new MongoClient(text)).Message.ShouldBe($"The connection string '{text}' is not valid.");

    [Fact]
    public void A_connection_string_has_its_parts()
    {
        var url = new MongoUrl("mongodb://me:p%40ss@host:27117/shop?authSource=admin&appName=x&w=majority&journal=true&serverSelectionTimeoutMS=700");
        (url.Username, url.Password, url.DatabaseName, url.AuthenticationSource).ShouldBe(("me", "p@ss", "shop", "admin"));
        (url.Server.Host, url.Server.Port).ShouldBe(("host", 27117));
        (url.ApplicationName, url.W.ToString(), url.Journal, url.ServerSelectionTimeout).ShouldBe(("x", "majority", true, TimeSpan.FromMilliseconds(700)));
        new MongoUrl("mongodb://host").DatabaseName.ShouldBeNull();
        new MongoUrl("mongodb://host").Server.Port.ShouldBe(27017);
        new MongoUrl("mongodb://[::1]:27018/").Server.ShouldBe(new MongoServerAddress("::1", 27018));
    }

    [Fact]
    public void Defaults()
    {
        var settings = new MongoClientSettings();
        settings.ServerSelectionTimeout.ShouldBe(TimeSpan.FromSeconds(30));
        settings.ConnectTimeout.ShouldBe(TimeSpan.FromSeconds(30));
        settings.SocketTimeout.ShouldBe(TimeSpan.Zero);
        settings.MaxConnectionPoolSize.ShouldBe(100);
        settings.WaitQueueTimeout.ShouldBe(TimeSpan.FromMinutes(2));
        settings.MaxConnectionIdleTime.ShouldBe(TimeSpan.FromMinutes(10));
        settings.MaxConnectionLifeTime.ShouldBe(TimeSpan.FromMinutes(30));
        (settings.RetryReads, settings.RetryWrites).ShouldBe((true, true));
        settings.WriteConcern.ToBsonDocument().ShouldBe(new BsonDocument());
        settings.ReadPreference.ShouldBe(ReadPreference.Primary);
    }

    [Fact]
    public void Settings_in_use_cannot_change()
    {
        using var client = new MongoClient("mongodb://localhost:1");
        Should.Throw<InvalidOperationException>(() => client.Settings.ApplicationName = "x");
        client.Settings.Clone().ApplicationName = "x";
    }

    [Fact]
    public void Write_concerns_are_documents()
    {
        WriteConcern.WMajority.With(journal: true).ToBsonDocument().ShouldBe(BsonDocument.Parse("{ w : 'majority', j : true }"));
        WriteConcern.W1.ToBsonDocument().ShouldBe(BsonDocument.Parse("{ w : 1 }"));
        WriteConcern.Acknowledged.IsServerDefault.ShouldBeTrue();
        WriteConcern.Unacknowledged.IsAcknowledged.ShouldBeFalse();
        new WriteConcern("majority", journal: true).ShouldBe(WriteConcern.WMajority.With(journal: true));
    }

    [Fact]
    public void Names_must_not_be_empty()
    {
        using var client = new MongoClient("mongodb://localhost:1");
        Should.Throw<ArgumentException>(() => client.GetDatabase("a b").GetCollection<BsonDocument>(""));
        client.GetDatabase("a b").GetCollection<BsonDocument>("a$b").CollectionNamespace.FullName.ShouldBe("a b.a$b");
    }
}
