using Graph.GraphQL.AspNetCore.Documents;

namespace Graph.GraphQL.AspNetCore.Tests.Documents;

public sealed class TrustedDocumentsTests
{
    [Fact]
    public void A_document_is_found_with_and_without_the_prefix_of_its_id()
    {
        var documents = new TrustedDocuments(new Dictionary<string, string> { ["abc"] = "{a}", ["sha256:def"] = "{d}" });

        Assert.Equal("{a}", documents.Find("abc"));
        Assert.Equal("{a}", documents.Find("sha256:abc"));
        Assert.Equal("{d}", documents.Find("sha256:def"));
        Assert.Null(documents.Find("xyz"));
    }

    [Fact]
    public void A_file_is_a_JSON_object_of_texts_by_id()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, """{"70ffa63f41e4c5cc6f5fa7e8b7ea4ae5":"query A { a }"}""");

        Assert.Equal("query A { a }", TrustedDocuments.Load(path).Find("70ffa63f41e4c5cc6f5fa7e8b7ea4ae5"));
        File.Delete(path);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"a":7}""")]
    [InlineData("""{"a":null}""")]
    [InlineData("{")]
    public void Another_file_is_refused_with_its_name(string json)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, json);

        Assert.Contains(path, Assert.Throws<InvalidDataException>(() => TrustedDocuments.Load(path)).Message, StringComparison.Ordinal);
        File.Delete(path);
    }
}
