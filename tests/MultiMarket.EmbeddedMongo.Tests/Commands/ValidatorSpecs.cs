using MultiMarket.EmbeddedMongo.Tests.Support;

namespace MultiMarket.EmbeddedMongo.Tests.Commands;

public sealed class ValidatorSpecs(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private const string Schema = """
        {"$jsonSchema": {"bsonType": "object", "required": ["nom", "prix"], "additionalProperties": false, "properties": {
            "_id": {}, "nom": {"bsonType": "string", "minLength": 1, "maxLength": 5, "pattern": "^[a-zé]+$"},
            "prix": {"bsonType": ["int", "decimal"], "minimum": 0, "exclusiveMinimum": true},
            "tags": {"bsonType": "array", "items": {"enum": ["a", "b"]}, "uniqueItems": true, "maxItems": 2},
            "stock": {"oneOf": [{"bsonType": "int"}, {"bsonType": "null"}]}}}}
        """;

    [Theory]
    [InlineData("""{"nom": "thé", "prix": 5}""", true)]
    [InlineData("""{"nom": "thé", "prix": {"$numberDecimal": "0.5"}, "tags": ["a", "b"], "stock": null}""", true)]
    [InlineData("""{"nom": "thé"}""", false)]
    [InlineData("""{"nom": "Thé", "prix": 5}""", false)]
    [InlineData("""{"nom": "tisane", "prix": 5}""", false)]
    [InlineData("""{"nom": "thé", "prix": 0}""", false)]
    [InlineData("""{"nom": "thé", "prix": 1.5}""", false)]
    [InlineData("""{"nom": "thé", "prix": 5, "tags": ["c"]}""", false)]
    [InlineData("""{"nom": "thé", "prix": 5, "tags": ["a", "a"]}""", false)]
    [InlineData("""{"nom": "thé", "prix": 5, "stock": "x"}""", false)]
    [InlineData("""{"nom": "thé", "prix": 5, "autre": 1}""", false)]
    public async Task A_schema_decides_what_is_written(string document, bool isValid)
    {
        await using var client = await fixture.ConnectAsync();
        var database = fixture.NewDatabase();
        await client.ExpectAsync(database, $$"""{"create": "c", "validator": {{Schema}}}""");
        var reply = await client.ExpectAsync(database, """{"insert": "c"}""", ("documents", [document]));
        reply.Field("n"u8).Int32.ShouldBe(isValid ? 1 : 0);
        if (!isValid)
            reply.Field("writeErrors"u8).ToItems()[0].Field("code"u8).Int32.ShouldBe(121);
    }

    [Fact]
    public async Task An_update_that_breaks_the_rule_is_refused_until_the_rule_is_lifted()
    {
        await using var client = await fixture.ConnectAsync();
        var database = fixture.NewDatabase();
        await client.ExpectAsync(database, """{"create": "c", "validator": {"v": {"$gt": 0}}}""");
        await client.ExpectAsync(database, """{"insert": "c", "documents": [{"_id": 1, "v": 5}]}""");
        const string Break = """{"update": "c", "updates": [{"q": {"_id": 1}, "u": {"$set": {"v": -1}}}]}""";
        CorpusRun.ErrorCode(await client.RunAsync(database, Break)).ShouldBe(121);
        await client.ExpectAsync(database, """{"collMod": "c", "validationLevel": "off"}""");
        (await client.ExpectAsync(database, Break)).Field("nModified"u8).Int32.ShouldBe(1);
    }

    [Fact]
    public async Task A_schema_with_an_unknown_keyword_is_refused()
    {
        await using var client = await fixture.ConnectAsync();
        var reply = await client.RunAsync(fixture.NewDatabase(), """{"create": "c", "validator": {"$jsonSchema": {"requird": ["x"]}}}""");
        reply.Field("code"u8).Int32.ShouldBe(9);
    }
}
