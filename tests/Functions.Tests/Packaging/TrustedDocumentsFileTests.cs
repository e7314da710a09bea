using System.Text;
using Graph.Build;
using Graph.GraphQL.AspNetCore.Documents;

namespace Graph.Functions.Tests.Packaging;

/// <summary>Which files of trusted documents are packed: those that the gateway reads.</summary>
public sealed class TrustedDocumentsFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"70ffa63f41e4c5cc6f5fa7e8b7ea4ae5":"query A { a }","sha256:b":"{ b }"}""")]
    public void What_the_gateway_reads_is_packed_under_the_name_that_the_template_is_told(string json)
    {
        File.WriteAllText(_path, json);

        var packed = TrustedDocumentsFile.Read(_path);

        Assert.Equal(("trusted-documents.json", json, false), (packed.Name, Encoding.UTF8.GetString(packed.Content.Span), packed.IsExecutable));
        Assert.NotNull(TrustedDocuments.Load(_path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("\"{ a }\"")]
    [InlineData("""{"a":7}""")]
    [InlineData("""{"a":null}""")]
    [InlineData("""{"a":{"query":"{ a }"} }""")]
    [InlineData("""{"a":"{ a }",}""")]
    [InlineData("\uFEFF{}")]
    public void What_the_gateway_would_refuse_is_refused(string json)
    {
        File.WriteAllText(_path, json);

        Assert.Equal(
            $"{_path} is not a JSON object of document texts by id, as relay-compiler and GraphQL Code Generator write.",
            Assert.Throws<PackageException>(() => TrustedDocumentsFile.Read(_path)).Message);
        Assert.Throws<InvalidDataException>(() => TrustedDocuments.Load(_path));
    }

    [Fact]
    public void A_file_that_there_is_not_is_named() => Assert.Equal(
        $"There is no file {_path}.json of trusted documents.",
        Assert.Throws<PackageException>(() => TrustedDocumentsFile.Read($"{_path}.json")).Message);

    [Fact]
    public async Task The_command_refuses_before_it_compiles()
    {
        var command = PackageCommand.Create().Parse(["--trusted-documents", $"{_path}.json"]);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));

        Assert.Equal(1, await command.InvokeAsync(cancellationToken: limit.Token));
    }
}
